import type { RandomAccess } from '../../src/bytes/random-access.ts'
import type { Entry, Image } from '../../src/image/image.ts'
import { ImageError } from '../../src/image/image-error.ts'
import {
  inspect,
  lintManifests,
  openImage,
  parseNetworkConfig,
  type Result,
  readSeed,
  VmSelectionError,
} from '../../src/node.ts'

/** One input. `seed` is the files of a seed, with the manifests of its VM or without. */
export type Input =
  | { readonly kind: 'image' | 'container'; readonly bytes: Uint8Array }
  | {
      readonly kind: 'seed'
      readonly files: Readonly<Record<string, string>>
      readonly vm: string | undefined
    }
  | { readonly kind: 'manifests'; readonly text: string }

/** Far more entries and files than any mutant of a fixture should make the reader look at. */
const mostEntries = 20_000
const filesRead = 8
/** A mutant's directories overlap as they like: all that is read is still bounded by a few images' worth. */
const mostReadPerByte = 16
const mostReads = 20_000

/**
 * Gives an input to the program; the answer is a short text that tells what came of it, the same for inputs that are
 * answered alike. Throws whatever is no typed answer, and where more work was done than the input is worth.
 */
export async function execute(input: Input): Promise<string> {
  switch (input.kind) {
    case 'image':
      return ofImage(input.bytes)
    case 'container':
      return ofResult(await inspect(input.bytes))
    case 'seed':
      return ofSeed(input.files, input.vm)
    case 'manifests':
      return lintManifests([{ path: 'manifests.yaml', text: input.text }])
        .map(ofResult)
        .join(' ')
  }
}

async function ofImage(bytes: Uint8Array): Promise<string> {
  const source = watched(bytes)
  const answer = await typed(async () => ofOpened(await openImage(source)))
  source.check()
  return answer
}

async function ofOpened(image: Image): Promise<string> {
  const seed = await readSeed(image)
  const outcomes = new Set<string>([`as ${image.guestNamespace}`])
  for (const { kind } of seed.notes) outcomes.add(kind)
  for (const { name, code } of seed.lost) outcomes.add(`${name} ${code}`)
  for (const { name } of seed.files) outcomes.add(name)
  outcomes.add(await typed(() => ofEntries(image, outcomes)))
  return [...outcomes].sort().join(', ')
}

async function ofEntries(image: Image, outcomes: Set<string>): Promise<string> {
  const entries = await image.entries()
  if (entries.length > mostEntries) throw new Error(`${entries.length} entries`)
  for (const { damage, type } of entries) outcomes.add(damage ?? type)
  const unique = uniquePaths(entries)
  const looked = entries.slice(0, filesRead)
  for (const { path, type } of looked) {
    if (isPlain(path, unique) && !(await image.stat(path))) throw new Error(`listed and not found: ${path}`)
    if (type === 'file') outcomes.add(await typed(async () => ((await image.read(path)) ? 'read' : '')))
  }
  return 'listed'
}

/** Of several folders of one name the first is opened; Joliet tells no case apart. */
function uniquePaths(entries: readonly Entry[]): ReadonlySet<string> {
  const unique = new Set<string>()
  const repeated = new Set<string>()
  for (const { path } of entries) {
    const folded = path.toLowerCase()
    if (unique.has(folded)) repeated.add(folded)
    unique.add(folded)
  }
  for (const path of repeated) unique.delete(path)
  return unique
}

/** A name that has a slash, or none at all, is listed and cannot be opened. */
const isPlain = (path: string, unique: ReadonlySet<string>): boolean => {
  const parts = path.toLowerCase().split('/')
  return (
    !parts.includes('') && parts.slice(1).every((_, index) => unique.has(parts.slice(0, index + 1).join('/')))
  )
}

/** The code of an ImageError is an answer. */
async function typed(work: () => Promise<string>): Promise<string> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ImageError) return error.code
    throw error
  }
}

/** From memory, but counted. */
function watched(bytes: Uint8Array): RandomAccess & { check(): void } {
  let reads = 0
  let taken = 0
  return {
    size: bytes.byteLength,
    async read(offset, length) {
      if (!(offset >= 0 && length >= 0)) throw new Error(`a read of ${length} bytes at ${offset}`)
      reads++
      taken += Math.min(length, Math.max(0, bytes.byteLength - offset))
      return bytes.subarray(offset, offset + length)
    },
    check() {
      if (reads > mostReads || taken > mostReadPerByte * (bytes.byteLength + 65536))
        throw new Error(`${reads} reads of ${taken} bytes from an image of ${bytes.byteLength}`)
    },
  }
}

async function ofSeed(files: Readonly<Record<string, string>>, vm: string | undefined): Promise<string> {
  parseNetworkConfig(files['network-config'] ?? '')
  try {
    return ofResult(await inspect(files, vm === undefined ? {} : { vm }))
  } catch (error) {
    if (error instanceof VmSelectionError) return 'no VM'
    throw error
  }
}

function ofResult(result: Result): string {
  // What is printed as JSON must come back as it was.
  const json = JSON.stringify(result)
  if (JSON.stringify(JSON.parse(json)) !== json) throw new Error('the result is not plain data')
  if (result.status === 'unreadable') return result.error.code
  return [...new Set(result.findings.map(({ code }) => code))].sort().join(',')
}
