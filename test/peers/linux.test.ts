import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ImageError } from '../../src/image/image-error.ts'
import { openImage } from '../../src/image/open-image.ts'
import { fixturePath, imagesIn } from '../image/sources.ts'
import { volume } from '../image/vfat/hand-made.ts'
import { handMadeImages } from './corpus/hand-made.ts'
import { vfatVolumes } from './corpus/vfat.ts'
import { type CorpusImage, imagesOfPycdlib, imagesOfWriters } from './corpus/writers.ts'
import { type LinuxEntry, type LinuxListing, UserModeLinux } from './linux/kernel.ts'
import { ask } from './programs.ts'

const fixtures = (folder: 'images' | 'broken', extension: '.iso' | '.img'): readonly CorpusImage[] =>
  imagesIn(folder, extension).map((name) => ({
    group: `fixtures/${folder} ${extension}`,
    name: `fixtures-${folder}-${name}`,
    bytes: readFileSync(fixturePath(`${folder}/${name}`)),
  }))

const corpus: readonly CorpusImage[] = [
  ...imagesOfWriters(),
  ...imagesOfPycdlib(),
  ...handMadeImages(),
  ...Object.entries(vfatVolumes).map(([name, made]) => ({
    group: 'hand-made vfat',
    name: `vfat-${name}.img`,
    bytes: volume(made),
  })),
  ...fixtures('images', '.iso'),
  ...fixtures('broken', '.iso'),
  ...fixtures('images', '.img'),
  ...fixtures('broken', '.img'),
]

const typeOf = ({ name }: CorpusImage) => (name.endsWith('.img') ? 'vfat' : 'iso9660')

/** What differs from Linux on purpose, each with its reason in docs/linux.md. */
const onPurpose: ReadonlySet<string> = new Set([
  'plain-duplicates.iso',
  'rock-ridge-duplicates.iso',
  'plain-interleaved.iso',
  'fixtures-broken-interleaved-file.iso',
  'plain-shared-directory.iso',
  'rock-ridge-name-with-slash.iso',
  'joliet-with-slash.iso',
  'block-size-512.iso',
  'fixtures-broken-block-size-512.iso',
  'rock-ridge-link-component-too-long.iso',
  'descriptor-space-size-0.iso',
  'fixtures-broken-directory-record-overruns-block.iso',
  'fixtures-broken-susp-ce-loop.iso',
  'vfat-letters.img',
  'vfat-letters-lower.img',
  'vfat-long-names-2.img',
  'vfat-long-name-empty.img',
  'vfat-long-name-slash.img',
  'vfat-duplicates.img',
  'vfat-folders-share-cluster.img',
  'fixtures-broken-vfat-extent-out-of-range-root.img',
])

const byPath = (one: LinuxEntry, other: LinuxEntry): number =>
  one.path < other.path ? -1 : one.path > other.path ? 1 : 0

/** Of a directory that cannot be read Linux gives the name alone, without type and size: it is not in its listing. */
async function ourListing(bytes: Uint8Array, theirs: LinuxListing): Promise<LinuxListing> {
  const statable = new Set(theirs?.map(({ path }) => path))
  try {
    const image = await openImage(bytes)
    const entries: LinuxEntry[] = []
    for (const { path, type, size, target = null, damage } of await image.entries()) {
      if (damage && type === 'directory' && !statable.has(path)) continue
      const sha256 = type === 'file' ? await digest(image.read(path)) : null
      entries.push({ type, size, sha256, path, target })
    }
    return entries.sort(byPath)
  } catch (error) {
    if (error instanceof ImageError) return null
    throw error
  }
}

async function digest(content: Promise<Uint8Array>): Promise<string> {
  try {
    return createHash('sha256')
      .update(await content)
      .digest('hex')
  } catch (error) {
    if (error instanceof ImageError) return 'unreadable'
    throw error
  }
}

let listings: ReadonlyMap<string, LinuxListing> = new Map()
const agreement = new Map<string, { agree: number; total: number }>()

beforeAll(() => {
  const linux = new UserModeLinux()
  try {
    listings = linux.list(corpus.map((image) => ({ ...image, type: typeOf(image) })))
  } finally {
    linux.close()
  }
})

afterAll(() => {
  const rows = [...agreement].map(([group, { agree, total }]) => `  ${group}: ${agree} / ${total}`)
  const sum = (key: 'agree' | 'total') => [...agreement.values()].reduce((all, tally) => all + tally[key], 0)
  console.log(
    `as Linux shows it (agree / total):\n${rows.join('\n')}\n  all: ${sum('agree')} / ${sum('total')}`,
  )
})

test('Linux mounted every image, or refused it', () => {
  expect([...listings.keys()].sort()).toEqual(corpus.map(({ name }) => name).sort())
  expect(corpus.length).toBeGreaterThan(250)
})

/** blkid is what cloud-init finds a volume by. */
function askBlkid({ name, bytes }: CorpusImage): { readonly type: string; readonly label: string | null } {
  const folder = mkdtempSync(join(tmpdir(), 'blkid-'))
  try {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    const tag = (key: string) =>
      ask('blkid', '-p', '-s', key, '-o', 'value', path).stdout.toString().replace(/\n$/, '')
    return { type: tag('TYPE'), label: tag('LABEL') || null }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const typesByBlkid = new Map<string, string>()

describe('the label that blkid reports', () => {
  test.each(corpus)('$name', async (image) => {
    const { type, label } = askBlkid(image)
    typesByBlkid.set(image.name, type)
    const opened = await openImage(image.bytes).catch(() => undefined)
    if (type === '') expect(opened).toBeUndefined()
    else if (type === typeOf(image) && opened) expect(opened.label).toBe(label)
  })
})

describe('as Linux shows it', () => {
  test.each(corpus)('$name', async ({ group, name, bytes }) => {
    const tally = agreement.get(group) ?? { agree: 0, total: 0 }
    agreement.set(group, tally)
    tally.total += 1
    // What blkid takes for no file system is never mounted by the guest.
    const theirs = typesByBlkid.get(name) === '' ? null : (listings.get(name) ?? null)
    const ours = await ourListing(bytes, theirs)
    const expected = theirs && [...theirs].sort(byPath)
    if (onPurpose.has(name)) expect(ours).not.toEqual(expected)
    else expect(ours).toEqual(expected)
    tally.agree += onPurpose.has(name) ? 0 : 1
  })
})
