import { type Limits, withDefaults } from '../bytes/limits.ts'
import {
  type ByteStream,
  collect,
  fromBlob,
  fromBytes,
  type RandomAccess,
  windowed,
} from '../bytes/random-access.ts'
import type { Image } from './image.ts'
import { ImageError } from './image-error.ts'
import { openIso9660 } from './iso9660/iso9660-image.ts'
import {
  firstDescriptorSector,
  isVolumeDescriptor,
  sectorSize,
  windowSectors,
} from './iso9660/volume-descriptor.ts'
import { whyNotAnImage } from './not-an-image.ts'
import { openSeedFiles, type SeedFiles } from './seed-files.ts'
import { terminalDamage } from './terminal-damage.ts'

/** Every form in which a seed volume is taken. */
export type SeedInput = Uint8Array | Blob | ByteStream | RandomAccess | SeedFiles

export interface ImageOptions {
  readonly limits?: Partial<Limits>
}

/** A seed's descriptors and directories lie in the second window, its files in the third. */
const windowBytes = windowSectors * sectorSize

/**
 * Opens a seed volume as the guest's Linux would see it. Rejects with {@link ImageError} (`code`, `offset`) when the
 * input is no image that Linux mounts, and with the source's own error when reading it fails.
 */
export async function openImage(input: SeedInput, options: ImageOptions = {}): Promise<Image> {
  const limits = withDefaults(options.limits)
  const bytes = await toRandomAccess(input, limits)
  if (!bytes) return openSeedFiles(input as SeedFiles)
  const source = input instanceof Uint8Array ? bytes : windowed(bytes, windowBytes)
  const head = await source.read(firstDescriptorSector * sectorSize, windowBytes)
  const damage = terminalDamage(head)
  if (damage) throw damage
  if (!isVolumeDescriptor(head)) throw await whyNotAnImage(source)
  return openIso9660(source, head, limits)
}

/** `undefined` for a record of seed files, the only form that is not bytes. */
async function toRandomAccess(input: SeedInput, limits: Limits): Promise<RandomAccess | undefined> {
  if (input instanceof Uint8Array) return fromBytes(input)
  if (input instanceof Blob) return fromBlob(input)
  if (isStream(input)) return fromStream(input, limits)
  return isRandomAccess(input) ? input : undefined
}

const isStream = (input: object): input is ByteStream =>
  Symbol.asyncIterator in input || ('getReader' in input && typeof input.getReader === 'function')

const isRandomAccess = (input: object): input is RandomAccess =>
  'size' in input && typeof input.size === 'number' && 'read' in input && typeof input.read === 'function'

async function fromStream(stream: ByteStream, limits: Limits): Promise<RandomAccess> {
  const bytes = await collect(stream, limits.streamBytes)
  if (bytes) return fromBytes(bytes)
  const message = `the stream is longer than the limit streamBytes (${limits.streamBytes} bytes)`
  throw new ImageError('limit-exceeded', message)
}
