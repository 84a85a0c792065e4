import { type Limits, withDefaults } from '../bytes/limits.ts'
import { type ByteStream, fromBlob, fromBytes, type RandomAccess, windowed } from '../bytes/random-access.ts'
import { chooseMember, type OpenedMember } from './container/choose-member.ts'
import { isRandomAccess, type TarUnwrapper, unwrap } from './container/unwrap.ts'
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
import { wordsBefore } from './stray-text.ts'
import { terminalDamage } from './terminal-damage.ts'
import { bootSectorSize, readGeometry } from './vfat/geometry.ts'
import { openVfat } from './vfat/vfat-image.ts'

/** Every form in which a seed volume is taken; what is bytes may be packed with gzip or base64. */
export type SeedInput = Uint8Array | Blob | ByteStream | RandomAccess | SeedFiles

export interface ImageOptions {
  readonly limits?: Partial<Limits>
  /** Path of the seed inside a tar that holds several. */
  readonly member?: string
}

/** A seed's descriptors and directories lie in the second window, its files in the third. */
const windowBytes = windowSectors * sectorSize

/**
 * Opens a seed volume as the guest's Linux would see it. Rejects with {@link ImageError} (`code`, `offset`) when the
 * input is no image that Linux mounts, and with the source's own error when reading it fails. A tar is taken apart
 * under Node.js only, and must hold one seed, or the one that the option `member` names.
 */
export async function openImage(
  input: SeedInput,
  options: ImageOptions = {},
  unwrapTar?: TarUnwrapper,
): Promise<Image> {
  const opened = await openOne(input, options, unwrapTar)
  if ('failure' in opened) throw opened.failure
  return opened.image
}

/** The seed that the option `member` names, or the only one. */
export const openOne = async (
  input: SeedInput,
  options: ImageOptions,
  unwrapTar: TarUnwrapper | undefined,
): Promise<OpenedMember> =>
  chooseMember(openEach(input, withDefaults(options.limits), unwrapTar), options.member)

/** Every seed in an input, one after another. What is wrong with one of them is told in its place. */
export async function* openEach(
  input: SeedInput,
  limits: Limits,
  unwrapTar: TarUnwrapper | undefined,
): AsyncGenerator<OpenedMember> {
  const source = toBytes(input)
  if (!source) return yield { path: undefined, image: openSeedFiles(input as SeedFiles) }
  for await (const member of unwrap(source, limits, unwrapTar)) {
    if ('failure' in member) yield member
    else yield await openMember(member.path, member.source, limits)
  }
}

async function openMember(
  path: string | undefined,
  source: RandomAccess | SeedFiles,
  limits: Limits,
): Promise<OpenedMember> {
  try {
    const image = isRandomAccess(source) ? await openVolume(source, limits) : openSeedFiles(source)
    return { path, image }
  } catch (failure) {
    if (!(failure instanceof ImageError)) throw failure
    return { path, failure }
  }
}

async function openVolume(source: RandomAccess, limits: Limits): Promise<Image> {
  const head = await source.read(firstDescriptorSector * sectorSize, windowBytes)
  const damage = terminalDamage(head)
  if (damage) throw wordsBefore(await source.read(0, bootSectorSize)) ?? damage
  if (isVolumeDescriptor(head)) return openIso9660(source, head, limits)
  const geometry = readGeometry(await source.read(0, bootSectorSize))
  if (geometry instanceof ImageError) throw geometry
  if (!geometry) throw await whyNotAnImage(source)
  return openVfat(source, geometry, limits)
}

/** `undefined` for a record of seed files, the only form that is not bytes. */
function toBytes(input: SeedInput): RandomAccess | ByteStream | undefined {
  if (input instanceof Uint8Array) return fromBytes(input)
  if (input instanceof Blob) return windowed(fromBlob(input), windowBytes)
  if (isStream(input)) return input
  return isRandomAccess(input) ? windowed(input, windowBytes) : undefined
}

const isStream = (input: object): input is ByteStream =>
  Symbol.asyncIterator in input || ('getReader' in input && typeof input.getReader === 'function')
