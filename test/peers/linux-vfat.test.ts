import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Entry } from '../../src/image/image.ts'
import { ImageError } from '../../src/image/image-error.ts'
import { openImage } from '../../src/image/open-image.ts'
import { fixturePath, imagesIn } from '../image/sources.ts'
import { volume } from '../image/vfat/hand-made.ts'
import { vfatVolumes } from './corpus/vfat.ts'
import { blkidTag } from './linux/agreement.ts'
import { type GuestAnswer, type GuestEntry, mountInLinux } from './linux/guest.ts'

interface Volume {
  readonly group: string
  readonly name: string
  readonly bytes: Uint8Array
}

const fixtures = (folder: 'images' | 'broken'): readonly Volume[] =>
  imagesIn(folder, '.img').map((name) => ({
    group: `fixtures/${folder}`,
    name: `fixtures-${folder}-${name}`,
    bytes: readFileSync(fixturePath(`${folder}/${name}`)),
  }))

const corpus: readonly Volume[] = [
  ...Object.entries(vfatVolumes).map(([name, made]) => ({
    group: 'hand-made',
    name: `vfat-${name}.img`,
    bytes: volume(made),
  })),
  ...fixtures('images'),
  ...fixtures('broken'),
]

/** What differs from Linux on purpose, each with its reason in docs/linux.md. */
const onPurpose: ReadonlySet<string> = new Set([
  'vfat-letters.img',
  'vfat-letters-lower.img',
  'vfat-long-names-2.img',
  'vfat-long-name-empty.img',
  'vfat-long-name-slash.img',
  'vfat-duplicates.img',
  'vfat-folders-share-cluster.img',
  'fixtures-broken-vfat-extent-out-of-range-root.img',
])

interface LinuxEntry {
  readonly type: Entry['type']
  readonly size: number
  /** SHA-256 of a file in hexadecimal; `null` for all others, `unreadable` where read(2) fails. */
  readonly sha256: string | null
  readonly path: string
}

/** `null`: the kernel refuses to mount it. */
type LinuxListing = readonly LinuxEntry[] | null

function listingOf(answer: GuestAnswer | undefined): LinuxListing {
  return answer && 'entries' in answer ? answer.entries.flatMap(entryOf) : null
}

function entryOf({ path, mode = 0, size, sha256 = 'unreadable' }: GuestEntry): readonly LinuxEntry[] {
  const isFile = (mode & 0o170000) === 0o100000
  const name = Buffer.from(path, 'latin1').toString('utf8')
  if (size === undefined) return []
  return [{ type: isFile ? 'file' : 'directory', size, sha256: isFile ? sha256 : null, path: name }]
}

const byPath = (one: LinuxEntry, other: LinuxEntry): number =>
  one.path < other.path ? -1 : one.path > other.path ? 1 : 0

/** Of a directory that cannot be read Linux gives the name alone, without type and size: it is not in its listing. */
async function ourListing(bytes: Uint8Array, theirs: LinuxListing): Promise<LinuxListing> {
  const statable = new Set(theirs?.map(({ path }) => path))
  try {
    const image = await openImage(bytes)
    const entries: LinuxEntry[] = []
    for (const { path, type, size, damage } of await image.entries()) {
      if (damage && type === 'directory' && !statable.has(path)) continue
      const sha256 = type === 'file' ? await digest(image.read(path)) : null
      entries.push({ type, size, sha256, path })
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

const folder = mkdtempSync(join(tmpdir(), 'vfat-'))
const pathOf = ({ name }: Volume) => join(folder, name)

beforeAll(() => {
  for (const each of corpus) writeFileSync(pathOf(each), each.bytes)
  const answers = mountInLinux(corpus.map((each) => ({ image: pathOf(each), filesystem: 'vfat' })))
  listings = new Map(corpus.map(({ name }, index) => [name, listingOf(answers[index])]))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

afterAll(() => {
  const rows = [...agreement].map(([group, { agree, total }]) => `  ${group}: ${agree} / ${total}`)
  const sum = (key: 'agree' | 'total') => [...agreement.values()].reduce((all, tally) => all + tally[key], 0)
  console.log(
    `as Linux shows it (agree / total):\n${rows.join('\n')}\n  all: ${sum('agree')} / ${sum('total')}`,
  )
})

test('the corpus is whole', () => {
  expect(corpus.length).toBeGreaterThan(60)
})

/** blkid is what cloud-init finds a volume by. */
const askBlkid = (image: Volume) => ({
  type: blkidTag(pathOf(image), 'TYPE'),
  label: blkidTag(pathOf(image), 'LABEL') || null,
})

const typesByBlkid = new Map<string, string>()

describe('the label that blkid reports', () => {
  test.each(corpus)('$name', async (image) => {
    const { type, label } = askBlkid(image)
    typesByBlkid.set(image.name, type)
    const opened = await openImage(image.bytes).catch(() => undefined)
    if (type === '') expect(opened).toBeUndefined()
    else if (type === 'vfat' && opened) expect(opened.label).toBe(label)
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
