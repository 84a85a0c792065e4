import { describe, expect, test } from 'vitest'
import type { ImageErrorCode } from '../../../src/image/image-error.ts'
import { openImage } from '../../../src/image/open-image.ts'
import { readSeed } from '../../../src/seed/seed.ts'
import { errorOf, fixture, imagesIn, sources } from '../sources.ts'
import { directory, dots, end, entry, text, volume } from './hand-made.ts'

/** Linux or blkid takes none of these. */
const refused: readonly [name: string, code: ImageErrorCode, message: RegExp, offset: number][] = [
  [
    'boot-sector-invalid-cluster-size',
    'boot-sector-invalid',
    /Linux does not mount: clusters of 3 sectors/,
    13,
  ],
  ['boot-sector-invalid-sector-size', 'boot-sector-invalid', /sectors of 8192 bytes/, 11],
  [
    'boot-sector-invalid-cluster-count',
    'boot-sector-invalid',
    /blkid takes for none: \d+ clusters are too/,
    32,
  ],
  ['boot-sector-invalid-no-clusters', 'boot-sector-invalid', /2 sectors, of which 35 lie before/, 32],
  ['extent-out-of-range-root', 'extent-out-of-range', /begins at byte 1536, the image ends at 1536/, 1536],
  ['partitioned-disk', 'partitioned-disk', /not a file system.* at byte 4096.*skip=8 count=128/, 446],
]

type Damaged = readonly [path: string, damage: ImageErrorCode]

/** Those that open: what is damaged in them. */
const opened: Readonly<Record<string, readonly Damaged[]>> = {
  'directory-loop-chain': [['scripts', 'directory-loop']],
  'directory-loop-child': [['scripts/per-boot', 'directory-loop']],
  'directory-damaged-no-dots': [['scripts', 'directory-damaged']],
  'directory-damaged-out-of-range': [['scripts', 'cluster-chain-damaged']],
  'cluster-chain-damaged-free': [['user-data', 'cluster-chain-damaged']],
  'cluster-chain-damaged-short': [['user-data', 'cluster-chain-damaged']],
  'cluster-chain-damaged-out-of-range': [['user-data', 'cluster-chain-damaged']],
  'cluster-chain-damaged-size': [['user-data', 'cluster-chain-damaged']],
  'extent-out-of-range-file': [['user-data', 'extent-out-of-range']],
  // Linux reads these two without a word, and linux-listings.tsv has what.
  'cross-linked': [],
  'chain-loops': [],
}

test('every broken FAT volume is in one of the tables', () => {
  const named = [...refused.map(([name]) => name), ...Object.keys(opened)]
  expect(named.map((name) => `vfat-${name}.img`).sort()).toEqual(imagesIn('broken', '.img'))
})

describe.each(sources)('from $name', ({ of }) => {
  test.each(refused)('%s is refused: %s', async (name, code, message, offset) => {
    const error = await errorOf(openImage(of(fixture(`broken/vfat-${name}.img`))))
    expect(error).toMatchObject({ code, message: expect.stringMatching(message), offset })
  })

  test.each(Object.entries(opened))('%s opens', async (name, damaged) => {
    const image = await openImage(of(fixture(`broken/vfat-${name}.img`)))
    const entries = await image.entries()
    const found = entries.flatMap(({ path, damage }) => (damage === undefined ? [] : [[path, damage]]))
    expect(found).toEqual(damaged)
    for (const { path, damage, size } of entries.filter(({ type }) => type === 'file')) {
      const error = await errorOf(image.read(path))
      expect([path, error?.code]).toEqual([path, damage])
      if (!error) expect(await image.read(path)).toHaveLength(size)
    }
  })
})

test('what is lost of the seed is told with the reason', async () => {
  const lostOf = async (name: string) =>
    (await readSeed(await openImage(fixture(`broken/vfat-${name}.img`)))).lost
  expect(await lostOf('extent-out-of-range-file')).toMatchObject([
    { name: 'user-data', code: 'extent-out-of-range', message: expect.stringContaining('image at 24064') },
  ])
  expect(await lostOf('cluster-chain-damaged-free')).toMatchObject([
    { name: 'user-data', code: 'cluster-chain-damaged', message: expect.stringContaining('cluster 12') },
  ])
})

test('a disk with a GUID partition table is told as such', async () => {
  const disk = fixture('broken/vfat-partitioned-disk.img')
  disk[446 + 4] = 0xee
  const error = await errorOf(openImage(disk))
  expect(error).toMatchObject({ code: 'partitioned-disk', message: expect.stringContaining('GUID') })
  disk[446] = 0x12
  expect((await errorOf(openImage(disk)))?.code).toBe('not-an-image')
})

test('the boot sector of a JFS or HPFS volume is none of FAT', async () => {
  const bytes = fixture('images/vfat12.img')
  bytes.set(new TextEncoder().encode('JFS     '), 54)
  expect((await errorOf(openImage(bytes)))?.code).toBe('not-an-image')
})

test('a loop in one directory costs the others nothing', async () => {
  const folder = (name: string, cluster: number) => entry({ name, attributes: directory, cluster })
  const image = await openImage(
    volume({
      root: [...folder('LOOP', 5), ...folder('WHOLE', 7)],
      fat: { 5: 6, 6: 5, 7: end },
      data: { 5: dots(5), 7: dots(7) },
    }),
  )
  const found = (await image.entries()).map(({ path, damage }) => [path, damage])
  expect(found).toEqual([
    ['LOOP', 'directory-loop'],
    ['WHOLE', undefined],
  ])
})

test('a sector that is not whole is not read, as by Linux', async () => {
  const bytes = volume({
    root: entry({ name: 'LAST.TXT', cluster: 65, size: 5 }),
    fat: { 65: end },
    data: { 65: text('hello') },
  })
  expect(await (await openImage(bytes)).read('last.txt')).toHaveLength(5)
  const cut = await openImage(bytes.subarray(0, bytes.byteLength - 500))
  expect((await errorOf(cut.read('last.txt')))?.code).toBe('extent-out-of-range')
})
