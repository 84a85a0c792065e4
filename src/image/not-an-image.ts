import type { RandomAccess } from '../bytes/random-access.ts'
import { ImageError } from './image-error.ts'
import { sectorSize } from './iso9660/volume-descriptor.ts'
import { describeKnownFormat, knownFormatBytes } from './known-format.ts'
import { strayText } from './stray-text.ts'
import { partitionedDisk } from './vfat/partition-table.ts'

const descriptorsAt = 16 * sectorSize
const headBytes = Math.max(descriptorsAt + 4 * sectorSize, knownFormatBytes)

/** Says why bytes without a volume descriptor at sector 16 and a FAT boot sector are no image, as precisely as they allow. */
export async function whyNotAnImage(source: RandomAccess): Promise<ImageError> {
  if (source.size === 0) return new ImageError('empty-input', 'the input is empty (0 bytes)')
  const head = await source.read(0, Math.min(source.size, headBytes))
  if (await isAllZero(source, head)) return allZero(source.size)
  if (isRawSectors(head)) return rawSectors()
  const known = describeKnownFormat(head)
  if (known !== undefined) return new ImageError('not-an-image', known)
  return strayText(head, source.size) ?? partitionedDisk(head) ?? notAnImage(source.size)
}

const notAnImage = (size: number) =>
  new ImageError(
    'not-an-image',
    size <= descriptorsAt
      ? `no FAT boot sector in its ${size} bytes, which are too few for an ISO 9660 image`
      : `neither a FAT boot sector nor, at byte ${descriptorsAt}, an ISO 9660 volume descriptor ("CD001")`,
  )

/** Looks at the head and at one sample behind it: a placeholder is one run of zeros from end to end. */
async function isAllZero(source: RandomAccess, head: Uint8Array): Promise<boolean> {
  const zero = (bytes: Uint8Array) => bytes.every((byte) => byte === 0)
  if (!zero(head)) return false
  const middle = Math.floor(source.size / 2)
  return (
    zero(await source.read(middle, sectorSize)) &&
    zero(await source.read(source.size - sectorSize, sectorSize))
  )
}

/** GNU tar fills its output up to twenty blocks. */
const emptyTarBytes = 20 * 512

/** KubeVirt puts a zero-filled file on a live-migration target before the real image is copied over it. */
const allZero = (size: number) =>
  new ImageError(
    'all-zero',
    size === emptyTarBytes
      ? `all ${size} bytes are zero: an empty tar, as tar writes when it does not find the file`
      : `all ${size} bytes are zero: KubeVirt's placeholder on a migration target, or a copy taken too early; copy the image from the pod where the guest runs`,
  )

const syncPattern = [0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x00]

/** Raw CD sectors of 2352 bytes begin with a sync pattern; neither Linux nor blkid reads such a file. */
const isRawSectors = (head: Uint8Array) => syncPattern.every((byte, index) => head[index] === byte)

const rawSectors = () =>
  new ImageError(
    'raw-sectors',
    'the file holds raw CD sectors of 2352 bytes, which Linux does not mount; convert it to plain 2048-byte sectors',
  )
