import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Entry, Image } from '../../../src/image/image.ts'
import { ImageError } from '../../../src/image/image-error.ts'
import { openImage } from '../../../src/image/open-image.ts'
import type { CorpusImage } from '../corpus/corpus-image.ts'
import { ask } from '../programs.ts'
import { type GuestAnswer, type GuestEntry, mountInLinux } from './guest.ts'

/** What one image shows, in words that can be compared line by line; what cannot be read is `unreadable`. */
export type Listing =
  | { readonly refused: string }
  | { readonly label: string; readonly lines: readonly string[] }

export interface Comparison extends CorpusImage {
  readonly linux: Listing
  readonly ours: Listing
}

/** Each image as Linux and blkid have it, and as the reader does. */
export async function compareWithLinux(
  images: readonly CorpusImage[],
  folder: string,
): Promise<readonly Comparison[]> {
  const mounts = images.map(({ bytes, filesystem }, index) => {
    const image = join(folder, `image-${index}`)
    writeFileSync(image, bytes)
    return { image, filesystem }
  })
  const answers = mountInLinux(mounts)
  const comparisons: Comparison[] = []
  for (const [index, image] of images.entries()) {
    const [mount, answer] = [mounts[index], answers[index]]
    if (!mount || !answer) throw new Error(`no answer for ${image.name}`)
    const linux = ofLinux(answer, () => blkidTag(mount.image, 'LABEL', image.filesystem))
    comparisons.push({ ...image, linux, ours: await ofReader(image.bytes) })
  }
  return comparisons
}

/** One of the tags that blkid prints; with a file system, that one is looked for and no other. */
export const blkidTag = (path: string, tag: 'TYPE' | 'LABEL', filesystem?: string): string =>
  ask('blkid', '-p', ...(filesystem ? ['-n', filesystem] : []), '-s', tag, '-o', 'value', path)
    .stdout.toString()
    .replace(/\n$/, '')

function ofLinux(answer: GuestAnswer, label: () => string): Listing {
  if ('crashed' in answer) return { refused: 'the kernel stopped' }
  if ('error' in answer) return { refused: answer.error }
  if (answer.tooLong) return { refused: 'no end' }
  if (answer.rootError !== undefined && answer.entries.length === 0) return { refused: answer.rootError }
  return { label: label(), lines: answer.entries.map(lineOfLinux) }
}

const utf8 = (latin1: string): string => Buffer.from(latin1, 'latin1').toString('utf8')
const line = (...words: readonly (string | number)[]): string => words.join(' ')

function lineOfLinux({ path, mode, size, target, sha256, error, mtime = 0 }: GuestEntry): string {
  const name = JSON.stringify(utf8(path))
  if (mode === undefined || size === undefined) return line(name, cannotBeRead)
  const common = [name, typeOf(mode), permissions(mode), mtime]
  if (target !== undefined) return line(...common, size, '->', JSON.stringify(utf8(target)))
  if (error !== undefined) return line(...common, size, 'unreadable')
  return line(...common, size, sha256 ?? '')
}

const permissions = (mode: number): string => (mode & 0o7777).toString(8)

const types: ReadonlyMap<number, Entry['type']> = new Map([
  [0o040000, 'directory'],
  [0o100000, 'file'],
  [0o120000, 'symlink'],
])
const typeOf = (mode: number): Entry['type'] => types.get(mode & 0o170000) ?? 'other'

async function ofReader(bytes: Uint8Array): Promise<Listing> {
  try {
    const image = await openImage(bytes)
    const lines: string[] = []
    for (const entry of await image.entries()) lines.push(await lineOfReader(image, entry))
    return { label: image.label ?? '', lines }
  } catch (error) {
    if (error instanceof ImageError) return { refused: error.code }
    throw error
  }
}

/** Permissions that the image does not record come from the mount's options. */
const mountDefault = 0o555

async function lineOfReader(image: Image, entry: Entry): Promise<string> {
  const { path, type, size, target, mode = mountDefault, mtime, damage } = entry
  const seconds = mtime === undefined ? 0 : Date.parse(mtime) / 1000
  const common = [JSON.stringify(path), type, permissions(mode), seconds]
  if (type === 'symlink' && target !== undefined) return line(...common, size, '->', JSON.stringify(target))
  if (type === 'symlink') return line(...common, size, cannotBeRead)
  if (damage !== undefined) return line(...common, size, 'unreadable')
  return line(...common, size, type === 'file' ? await digestOf(image, path) : '')
}

async function digestOf(image: Image, path: string): Promise<string> {
  try {
    return createHash('sha256')
      .update(await image.read(path))
      .digest('hex')
  } catch (error) {
    if (error instanceof ImageError) return 'unreadable'
    throw error
  }
}

const cannotBeRead = 'unreadable'

/** Where stat(2) fails, Linux tells nothing but the name: so much is compared then. */
const asKnown = (ours: string, linux: ReadonlySet<string>): string => {
  const shown = /^("(?:[^"\\]|\\.)*") .* unreadable$/.exec(ours)?.[1]
  return shown !== undefined && linux.has(line(shown, cannotBeRead)) ? line(shown, cannotBeRead) : ours
}

/** Where the two differ, one line each; none when they agree. */
export function differences({ linux, ours }: Comparison): readonly string[] {
  if ('refused' in linux || 'refused' in ours) {
    if ('refused' in linux && 'refused' in ours) return []
    return [
      `linux: ${'refused' in linux ? `refuses (${linux.refused})` : `mounts, ${linux.lines.length} entries`}`,
      `ours: ${'refused' in ours ? `refuses (${ours.refused})` : `opens, ${ours.lines.length} entries`}`,
    ]
  }
  const label = linux.label === ours.label ? [] : [`label: linux "${linux.label}", ours "${ours.label}"`]
  return [...label, ...lineDifferences(linux.lines, ours.lines)]
}

function lineDifferences(linux: readonly string[], read: readonly string[]): string[] {
  const inLinux = new Set(linux)
  const ours = read.map((each) => asKnown(each, inLinux))
  const inOurs = new Set(ours)
  const found = [
    ...linux.filter((each) => !inOurs.has(each)).map((each) => `linux: ${each}`),
    ...ours.filter((each) => !inLinux.has(each)).map((each) => `ours: ${each}`),
  ]
  const sameOrder = linux.length === ours.length && linux.every((each, index) => each === ours[index])
  return found.length > 0 || sameOrder ? found : ['the same entries in another order or number']
}
