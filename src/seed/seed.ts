import { type Limits, withDefaults } from '../bytes/limits.ts'
import { followLinks } from '../image/follow-links.ts'
import type { Entry, Image, ImageMaker, NameSpace } from '../image/image.ts'
import { ImageError, type ImageErrorCode } from '../image/image-error.ts'
import type { ImageNote } from '../image/image-note.ts'
import { type NearMiss, nearMisses } from './near-miss.ts'
import { type SeedFileName, seedFileNames } from './seed-file-name.ts'

/** One of the files that cloud-init reads, with its bytes. */
export interface SeedFile {
  readonly name: SeedFileName
  readonly bytes: Uint8Array
}

/** A seed file that is in the image and cannot be read. */
export interface LostFile {
  readonly name: SeedFileName
  readonly code: ImageErrorCode
  readonly message: string
}

/** Where a seed came from; `null` for one that was predicted from manifests. */
export interface SeedVolume {
  readonly format: Image['format']
  readonly label: string | null
  readonly size: number | null
  readonly namespaces: readonly NameSpace[]
  readonly guestNamespace: NameSpace | null
}

/** What the guest finds in the root of the volume, whatever the volume came from. */
export interface Seed {
  readonly volume: SeedVolume | null
  readonly files: readonly SeedFile[]
  readonly lost: readonly LostFile[]
  /** The volume's entries, listed only when a mandatory file is missing and something must explain that. */
  readonly strays: readonly Entry[]
  /** What lies in the root in place of a seed file; never in a predicted seed. */
  readonly nearMisses?: readonly NearMiss[]
  /** What there is to say about the volume as a whole. */
  readonly notes: readonly ImageNote[]
  /** Who wrote the image, and when. */
  readonly maker?: ImageMaker
  /** Of a predicted seed: files that will be there, with bytes that the manifests do not tell. */
  readonly unknown?: readonly SeedFileName[]
}

export interface SeedOptions {
  readonly limits?: Partial<Limits>
}

/**
 * Reads the seed's files as cloud-init would, each within the limit `seedFileBytes`. Rejects only with an error of the
 * caller's own source.
 */
export async function readSeed(image: Image, options: SeedOptions = {}): Promise<Seed> {
  const { seedFileBytes } = withDefaults(options.limits)
  const files: SeedFile[] = []
  const lost: LostFile[] = []
  for (const name of seedFileNames) {
    const found = await readSeedFile(image, name, seedFileBytes)
    if (found && 'bytes' in found) files.push(found)
    else if (found) lost.push(found)
  }
  const { format, label, size, namespaces, guestNamespace } = image
  return {
    volume: { format, label, size, namespaces, guestNamespace },
    files,
    lost,
    strays: isComplete(files, lost) ? [] : await strayEntries(image),
    nearMisses: nearMisses(await image.root(), new Set([...files, ...lost].map(({ name }) => name))),
    notes: await image.notes(),
    ...(image.maker ? { maker: image.maker } : {}),
  }
}

/** cloud-init takes no seed without these two, empty or not. */
const mandatory: readonly SeedFileName[] = ['meta-data', 'user-data']

const isComplete = (files: readonly SeedFile[], lost: readonly LostFile[]) =>
  mandatory.every((name) => [...files, ...lost].some((file) => file.name === name))

async function readSeedFile(
  image: Image,
  name: SeedFileName,
  most: number,
): Promise<SeedFile | LostFile | undefined> {
  try {
    const entry = await followLinks(image, name)
    if (entry === undefined) return undefined
    if (entry.size > most && entry.damage === undefined) return tooLong(name, entry.size, most)
    return { name, bytes: await image.read(entry.path) }
  } catch (error) {
    if (error instanceof ImageError) return { name, code: error.code, message: error.message }
    throw error
  }
}

const tooLong = (name: SeedFileName, size: number, most: number): LostFile => ({
  name,
  code: 'limit-exceeded',
  message: `"${name}" has ${size} bytes, the limit seedFileBytes is ${most}`,
})

async function strayEntries(image: Image): Promise<readonly Entry[]> {
  try {
    return await image.entries()
  } catch (error) {
    if (error instanceof ImageError) return []
    throw error
  }
}
