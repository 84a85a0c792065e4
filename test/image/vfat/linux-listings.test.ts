import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Entry, Image } from '../../../src/image/image.ts'
import { openImage, type SeedInput } from '../../../src/image/open-image.ts'
import { bootSectorLabel } from '../../../src/seed/acceptance.ts'
import { readSeed } from '../../../src/seed/seed.ts'
import { vfatVolumes } from '../../peers/corpus/vfat.ts'
import { errorOf, fixture, imagesIn, sources } from '../sources.ts'
import { volume } from './hand-made.ts'

interface Listing {
  readonly name: string
  /** blkid's type, LABEL and LABEL_FATBOOT. */
  readonly blkid: readonly string[]
  readonly refused: boolean
  readonly lines: readonly string[]
}

const listings = readFileSync(new URL('linux-listings.tsv', import.meta.url), 'utf8')
  .split('\n## ')
  .slice(1)
  .map((section): Listing => {
    const [name = '', blkid = '', ...lines] = section.replace(/\n$/, '').split('\n')
    return { name, blkid: blkid.split('\t').slice(1), refused: lines[0] === 'refused', lines }
  })

/**
 * Where this program shows more of a damaged directory than Linux, whose listing stops at a name that is none, or
 * passes over those that it does not find again; and less, where directories share clusters.
 */
const deviations: Readonly<Record<string, { more?: readonly RegExp[]; less?: readonly RegExp[] }>> = {
  'corpus/duplicates': { more: [/\tA\.TXT$/], less: [/\tA\.TXT$/] },
  'corpus/folder-is-its-parent': { less: [/\tOUTER\/INNER$/] },
  'corpus/folders-share-cluster': { less: [/\tSECOND$/, /\tSECOND\/INNER.TXT$/] },
  'broken/vfat-directory-loop-child.img': { less: [/\tscripts\/per-boot$/] },
  'corpus/letters': { more: [/\tLETTERS\/\.013\.X\.$/] },
  'corpus/letters-lower': { more: [/\tLETTERS\/\.013\.x\.$/] },
  'corpus/long-name-empty': { more: [/\tLAST\.TXT$/] },
  'corpus/long-name-slash': { more: [/\tLAST\.TXT$/] },
  'corpus/long-names-2': { more: [/\ttrailing\.dots\.\.$/] },
}

/** A label of bytes that are no UTF-8; Linux mounts the second, but there is nothing left of its root. */
const [withStrangeLabel, withoutRoot] = ['corpus/label-e5', 'broken/vfat-extent-out-of-range-root.img']

function bytesOf(name: string): Uint8Array {
  const made = vfatVolumes[name.replace('corpus/', '')]
  return made && name.startsWith('corpus/') ? volume(made) : fixture(name)
}

async function lineOf(image: Image, { path, type, size, mtime }: Entry): Promise<string> {
  let content = '-'
  if (type === 'file') {
    const error = await errorOf(
      image.read(path).then((bytes) => {
        content = createHash('sha256').update(bytes).digest('hex').slice(0, 16)
      }),
    )
    if (error) content = 'EIO'
  }
  // Where no date is recorded, Linux shows the first that could be.
  const date = (mtime ?? '1980-01-01T00:00:00Z').replace('T', ' ').replace('Z', '')
  return [type, size, content, date, path].join('\t')
}

/** Linux does not open a directory that is damaged; of others it lists what can be read. */
const isOpened = ({ type, damage }: Entry) => type === 'file' || damage === undefined

async function linesOf(input: SeedInput): Promise<string[]> {
  const image = await openImage(input)
  const lines: string[] = []
  for (const entry of await image.entries()) if (isOpened(entry)) lines.push(await lineOf(image, entry))
  return lines
}

test('there is a listing for every FAT volume of the fixtures and of the corpus', () => {
  const names = [
    ...imagesIn('images', '.img').map((name) => `images/${name}`),
    ...imagesIn('broken', '.img').map((name) => `broken/${name}`),
    'images/vfat32.img.gz',
    ...Object.keys(vfatVolumes).map((name) => `corpus/${name}`),
  ]
  expect(listings.map(({ name }) => name).sort()).toEqual(names.sort())
})

const isMounted = ({ name, blkid, refused }: Listing) =>
  blkid[0] === 'vfat' && !refused && name !== withoutRoot
const mounted = listings.filter(isMounted)

test.each(listings.filter((listing) => !isMounted(listing)))('$name is refused', async ({ name }) => {
  const error = await errorOf(openImage(bytesOf(name)))
  expect(error?.code).toMatch(
    /^(boot-sector-invalid|partitioned-disk|not-an-image|truncated-descriptors|extent-out-of-range|cluster-chain-damaged|directory-loop)$/,
  )
})

describe('as Linux lists it', () => {
  test.each(mounted)('$name', async ({ name, lines }) => {
    const { more = [], less = [] } = deviations[name] ?? {}
    const ours = await linesOf(bytesOf(name))
    const matches = (patterns: readonly RegExp[]) => (line: string) =>
      patterns.some((pattern) => pattern.test(line))
    expect(ours.filter((line) => !matches(more)(line))).toEqual(lines.filter((line) => !matches(less)(line)))
    expect(more.every((pattern) => ours.some((line) => pattern.test(line)))).toBe(true)
    expect(less.every((pattern) => lines.some((line) => pattern.test(line)))).toBe(true)
  })
})

describe.each(sources)('from $name', ({ of }) => {
  test.each(mounted.filter(({ name }) => name.startsWith('images/')))('$name', async ({ name, lines }) => {
    expect(await linesOf(of(bytesOf(name)))).toEqual(lines)
  })

  test.each(mounted.filter(({ name }) => name.startsWith('images/')))(
    '$name: stat finds each entry as it is listed',
    async ({ name }) => {
      const image = await openImage(of(bytesOf(name)))
      for (const entry of await image.entries()) expect(await image.stat(entry.path)).toEqual(entry)
    },
  )
})

describe('labels as blkid reports them', () => {
  test.each(mounted.filter(({ name }) => name !== withStrangeLabel))('$name', async ({ name, blkid }) => {
    const image = await openImage(bytesOf(name))
    const [, label = '', bootLabel = ''] = blkid
    expect(image.label).toBe(label === '' ? null : label)
    const seed = await readSeed(image)
    expect(bootSectorLabel(seed)).toBe(bootLabel === '' || bootLabel === label ? null : bootLabel)
  })

  test('a letter 0xE5 is recorded as 0x05', async () => {
    const image = await openImage(bytesOf(withStrangeLabel))
    expect(image.label).toBe('\ufffdabc')
  })
})
