import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ImageError } from '../../src/image/image-error.ts'
import { openImage } from '../../src/image/open-image.ts'
import { fixturePath, imagesIn } from '../image/sources.ts'
import { handMadeImages } from './corpus/hand-made.ts'
import { type CorpusImage, imagesOfPycdlib, imagesOfWriters } from './corpus/writers.ts'
import { type LinuxEntry, type LinuxListing, UserModeLinux } from './linux/kernel.ts'

const fixtures = (folder: 'images' | 'broken'): readonly CorpusImage[] =>
  imagesIn(folder).map((name) => ({
    group: `fixtures/${folder}`,
    name: `fixtures-${folder}-${name}`,
    bytes: readFileSync(fixturePath(`${folder}/${name}`)),
  }))

const corpus: readonly CorpusImage[] = [
  ...imagesOfWriters(),
  ...imagesOfPycdlib(),
  ...handMadeImages(),
  ...fixtures('images'),
  ...fixtures('broken'),
]

/** What differs from Linux on purpose, each with its reason in docs/linux.md. */
const onPurpose: ReadonlySet<string> = new Set([
  'plain-duplicates.iso',
  'rock-ridge-duplicates.iso',
  'plain-interleaved.iso',
  'fixtures-broken-interleaved-file.iso',
  'plain-shared-directory.iso',
  'fixtures-broken-directory-cycle-self.iso',
  'fixtures-broken-directory-cycle.iso',
  'rock-ridge-name-with-slash.iso',
  'joliet-with-slash.iso',
  'block-size-512.iso',
  'fixtures-broken-block-size-512.iso',
  'fixtures-broken-no-primary-descriptor.iso',
  'rock-ridge-link-component-too-long.iso',
  'descriptor-space-size-0.iso',
  'fixtures-broken-directory-record-overruns-block.iso',
  'fixtures-broken-huge-directory-length.iso',
  'fixtures-broken-susp-ce-loop.iso',
])

const byPath = (one: LinuxEntry, other: LinuxEntry): number =>
  one.path < other.path ? -1 : one.path > other.path ? 1 : 0

async function ourListing(bytes: Uint8Array): Promise<LinuxListing> {
  try {
    const image = await openImage(bytes)
    const entries: LinuxEntry[] = []
    for (const { path, type, size, target = null } of await image.entries()) {
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
    listings = linux.list(corpus.map(({ name, bytes }) => ({ name, type: 'iso9660', bytes })))
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

describe('as Linux shows it', () => {
  test.each(corpus)('$name', async ({ group, name, bytes }) => {
    const tally = agreement.get(group) ?? { agree: 0, total: 0 }
    agreement.set(group, tally)
    tally.total += 1
    const theirs = listings.get(name)
    const ours = await ourListing(bytes)
    const expected = theirs ? [...theirs].sort(byPath) : theirs
    if (onPurpose.has(name)) expect(ours).not.toEqual(expected)
    else expect(ours).toEqual(expected)
    tally.agree += onPurpose.has(name) ? 0 : 1
  })
})
