import { describe, expect, test } from 'vitest'
import { largeImage } from '../../bench/large-image.ts'
import { openImage } from '../../src/image/open-image.ts'
import { readSeed } from '../../src/seed/seed.ts'
import {
  alternateName,
  announcement,
  continuation,
  directory,
  image,
  primary,
  record,
  rockRidgeImage,
  susp,
  text,
} from './hand-made.ts'
import { errorOf, fixture } from './sources.ts'

describe('limits', () => {
  const twoFiles = rockRidgeImage(
    [
      { identifier: 'A.;1', location: 21, length: 4 },
      { identifier: 'B.;1', location: 21, length: 8 },
    ],
    { 21: text('abcdefgh') },
  )

  test('fileBytes bounds a read', async () => {
    const image = await openImage(twoFiles, { limits: { fileBytes: 4 } })
    expect(await image.read('a')).toHaveLength(4)
    expect(await errorOf(image.read('b'))).toMatchObject({
      code: 'limit-exceeded',
      message: expect.stringContaining('fileBytes'),
    })
  })

  test('entries bounds a listing', async () => {
    expect(await (await openImage(twoFiles, { limits: { entries: 2 } })).entries()).toHaveLength(2)
    const many = largeImage(5000, 5000)
    expect(await (await openImage(many, { limits: { entries: 5000 } })).entries()).toHaveLength(5000)
    const tooMany = await openImage(many, { limits: { entries: 4999 } })
    expect(await errorOf(tooMany.entries())).toMatchObject({ code: 'limit-exceeded' })
    const image = await openImage(twoFiles, { limits: { entries: 1 } })
    expect(await errorOf(image.entries())).toMatchObject({
      code: 'limit-exceeded',
      message: expect.stringContaining('entries'),
    })
  })

  test('depth bounds a listing', async () => {
    const image = await openImage(fixture('images/deep-directories-xorriso.iso'), { limits: { depth: 3 } })
    const entries = await image.entries()
    expect(entries.find(({ path }) => path === '1/2/3/4')).toMatchObject({ damage: 'limit-exceeded' })
    expect(entries.some(({ path }) => path.startsWith('1/2/3/4/'))).toBe(false)
  })

  test('continuationHops bounds a chain of continuation areas', async () => {
    const piece = alternateName('x', 1)
    const length = piece.length + 28
    const area = (next: number) => Uint8Array.from([...piece, ...continuation(next, 0, length)])
    const chain = [...alternateName('name-', 1), ...continuation(21, 0, length)]
    const last = Uint8Array.from([...piece, ...susp('PD', Array(24).fill(0))])
    const records = [{ identifier: 'A.;1', systemUse: chain }]
    const bytes = rockRidgeImage(records, { 21: area(22), 22: area(23), 23: last })
    const nameWithin = async (continuationHops: number) =>
      (await (await openImage(bytes, { limits: { continuationHops } })).entries())[0]?.path
    expect(await nameWithin(4)).toBe('name-xxx')
    expect(await nameWithin(3)).toBe(undefined)
  })

  test('streamBytes bounds a stream', async () => {
    const stream = () => new Blob([new Uint8Array(twoFiles)]).stream()
    expect(await (await openImage(stream())).read('a')).toHaveLength(4)
    const error = await errorOf(openImage(stream(), { limits: { streamBytes: twoFiles.byteLength - 1 } }))
    expect(error).toMatchObject({ code: 'limit-exceeded', message: expect.stringContaining('streamBytes') })
  })

  test('pathLength bounds a listing', async () => {
    const image = await openImage(fixture('images/deep-directories-xorriso.iso'), {
      limits: { pathLength: 5 },
    })
    const entries = await image.entries()
    expect(entries.find(({ path }) => path === '1/2/3/4')).toMatchObject({ damage: 'limit-exceeded' })
    expect(entries.some(({ path }) => path.startsWith('1/2/3/4/'))).toBe(false)
    expect(await image.notes()).toContainEqual({ kind: 'limit-exceeded', limit: 'pathLength' })
  })

  test('allPathsLength bounds the paths of a listing together', async () => {
    const listed = async (allPathsLength: number) =>
      (await openImage(twoFiles, { limits: { allPathsLength } })).entries()
    expect(await listed(2)).toHaveLength(2)
    expect(await errorOf(listed(1))).toMatchObject({
      code: 'limit-exceeded',
      message: expect.stringContaining('allPathsLength'),
    })
  })

  test('seedFileBytes bounds what is read of a seed', async () => {
    const image = await openImage({ 'meta-data': 'abc', 'user-data': 'abcd' })
    const { files, lost } = await readSeed(image, { limits: { seedFileBytes: 3 } })
    expect(files.map(({ name }) => name)).toEqual(['meta-data'])
    expect(lost).toMatchObject([{ name: 'user-data', code: 'limit-exceeded' }])
  })

  test('allDirectoriesBytes bounds all directories together', async () => {
    const limits = { allDirectoriesBytes: 3 * 2048 }
    const image = await openImage(fixture('images/deep-directories-xorriso.iso'), { limits })
    const damaged = (await image.entries()).filter(({ damage }) => damage !== undefined)
    expect(damaged).toMatchObject([{ path: '1/2/3', damage: 'limit-exceeded' }])
    expect(await image.notes()).toContainEqual({ kind: 'limit-exceeded', limit: 'allDirectoriesBytes' })
  })

  test('nameBytes is where a name is cut', async () => {
    const systemUse = [...alternateName('one-', 1), ...alternateName('two')]
    const bytes = rockRidgeImage([{ identifier: 'A.;1', systemUse }])
    const nameWithin = async (nameBytes: number) =>
      (await (await openImage(bytes, { limits: { nameBytes } })).entries())[0]?.path
    expect(await nameWithin(8)).toBe('one-two')
    expect(await nameWithin(7)).toBe('one-')
  })

  test('continuationBytes bounds what is walked, and is named when it does', async () => {
    const area = Uint8Array.from(alternateName('-more'))
    const systemUse = (name: string) => [...alternateName(name, 1), ...continuation(21, 0, area.byteLength)]
    const records = ['a', 'b', 'c'].map((name) => ({ identifier: `${name}.;1`, systemUse: systemUse(name) }))
    const bytes = rockRidgeImage(records, { 21: area })
    const image = await openImage(bytes, { limits: { continuationBytes: 2 * area.byteLength } })
    expect((await image.entries()).map(({ path }) => path)).toEqual(['a-more', 'b-more', 'c'])
    expect(await image.notes()).toEqual([{ kind: 'limit-exceeded', limit: 'continuationBytes' }])
    expect(await (await openImage(bytes)).notes()).toEqual([])
  })

  test('continuationBlocks bounds what is held, not what is read', async () => {
    const records = [21, 22, 21].map((block, index) => ({
      identifier: `F${index}`,
      systemUse: [...alternateName(`${index}`, 1), ...continuation(block, 0, 10)],
    }))
    const area = Uint8Array.from(alternateName('-more'))
    const bytes = rockRidgeImage(records, { 21: area, 22: area })
    const image = await openImage(bytes, { limits: { continuationBlocks: 1 } })
    expect((await image.entries()).map(({ path }) => path)).toEqual(['0-more', '1-more', '2-more'])
  })

  test('volumeDescriptors bounds the search for one', async () => {
    const bootRecords = Object.fromEntries(
      Array.from({ length: 84 }, (_, index) => [16 + index, bootRecord()]),
    )
    const bytes = image({ ...bootRecords, 100: primary(101), 101: directory(101, []) })
    expect((await errorOf(openImage(bytes)))?.code).toBe('no-primary-descriptor')
  })
})

const bootRecord = () => {
  const bytes = primary()
  bytes[0] = 0
  return bytes
}

/** Each took the square of the image's size at least, were the reader naive. */
describe('images made to keep a reader busy', { timeout: 10_000 }, () => {
  test('thousands of directories that overlap', async () => {
    const count = 8_000
    const block = new Uint8Array(2048)
    const own = record({ identifier: '\0', location: 0, length: (count + 100) * 2048, flags: 2 })
    for (let at = 0; at + own.length <= 2048; at += own.length) block.set(own, at)
    const start = 2000
    const blocks = Object.fromEntries(Array.from({ length: count }, (_, index) => [start + index, block]))
    const records = Array.from({ length: count }, (_, index) => ({
      identifier: `D${index}`,
      location: start + index,
      length: 2048,
      flags: 2,
    }))
    const bytes = image({ 16: primary(), 20: directory(20, records, [], 300), ...blocks })
    const entries = await (await openImage(bytes)).entries()
    expect(entries).toHaveLength(count)
    expect(entries.filter(({ damage }) => damage === 'directory-loop').length).toBeGreaterThan(count - 10)
  })

  test('thousands of names in continuation areas of their own', async () => {
    const count = 8_000
    const records = Array.from({ length: count }, (_, index) => ({
      identifier: `F${index}`,
      systemUse: [...alternateName(`file-${index}`, 1), ...continuation(2000 + index, 0, 10)],
    }))
    const area = Uint8Array.from(alternateName('-more'))
    const areas = Object.fromEntries(Array.from({ length: count }, (_, index) => [2000 + index, area]))
    const bytes = image({ 16: primary(), 20: directory(20, records, announcement(), 600), ...areas })
    const entries = await (await openImage(bytes)).entries()
    expect(entries).toHaveLength(count)
    expect(entries[4711]?.path).toBe('file-4711-more')
  })

  test('thousands of records that share a long chain of continuation areas', async () => {
    const count = 20_000
    const filler = Array.from({ length: 2016 / 4 }, () => [0x50, 0x44, 4, 1]).flat()
    const last = 30
    const chain = Object.fromEntries(
      Array.from({ length: last + 1 }, (_, index) => [
        2000 + index,
        Uint8Array.from([
          ...filler,
          ...(index < last ? continuation(2001 + index, 0, 2044) : filler.slice(0, 28)),
        ]),
      ]),
    )
    const records = Array.from({ length: count }, (_, index) => ({
      identifier: `F${index}`,
      systemUse: continuation(2000, 0, 2044),
    }))
    const bytes = image({ 16: primary(), 20: directory(20, records, announcement(), 900), ...chain })
    const opened = await openImage(bytes)
    expect(await opened.entries()).toHaveLength(count)
    expect(await opened.notes()).toEqual([{ kind: 'limit-exceeded', limit: 'continuationBytes' }])
  })

  test('looking up each of many names', { timeout: 60_000 }, async () => {
    const count = 30_000
    const records = Array.from({ length: count }, (_, index) => ({ identifier: `F${index}` }))
    const opened = await openImage(image({ 16: primary(), 20: directory(20, records, [], 700) }))
    for (const { path } of await opened.entries()) expect(await opened.read(path)).toHaveLength(0)
  })
})
