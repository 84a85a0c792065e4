import { describe, expect, test } from 'vitest'
import { openImage } from '../../../src/image/open-image.ts'
import { counting, errorOf, fixture } from '../sources.ts'
import { directory, dots, end, entry, text, volume } from './hand-made.ts'

const folders = fixture('images/vfat12-folders.img')

describe('limits', () => {
  test('fileBytes bounds a read', async () => {
    const image = await openImage(folders, { limits: { fileBytes: 60 } })
    expect(await image.read('meta-data')).toHaveLength(53)
    expect(await errorOf(image.read('user-data'))).toMatchObject({
      code: 'limit-exceeded',
      message: expect.stringContaining('fileBytes'),
    })
  })

  test('entries bounds a listing', async () => {
    const count = (await (await openImage(folders)).entries()).length
    expect(await (await openImage(folders, { limits: { entries: count } })).entries()).toHaveLength(count)
    const image = await openImage(folders, { limits: { entries: count - 1 } })
    expect(await errorOf(image.entries())).toMatchObject({ code: 'limit-exceeded' })
  })

  test('allPathsLength bounds the paths of a listing together', async () => {
    const letters = (await (await openImage(folders)).entries()).reduce(
      (sum, { path }) => sum + path.length,
      0,
    )
    const listed = async (allPathsLength: number) =>
      (await openImage(folders, { limits: { allPathsLength } })).entries()
    expect((await listed(letters)).length).toBeGreaterThan(1)
    expect(await errorOf(listed(letters - 1))).toMatchObject({ code: 'limit-exceeded' })
  })

  test.each(['depth', 'pathLength'] as const)('%s bounds a listing', async (limit) => {
    const image = await openImage(folders, { limits: { [limit]: limit === 'depth' ? 1 : 7 } })
    const entries = await image.entries()
    expect(entries.find(({ path }) => path === 'scripts/per-boot')).toMatchObject({
      damage: 'limit-exceeded',
    })
    expect(entries.some(({ path }) => path.startsWith('scripts/per-boot/'))).toBe(false)
    expect(await image.notes()).toContainEqual({ kind: 'limit-exceeded', limit })
  })

  test('directoryBytes bounds a directory', async () => {
    const image = await openImage(folders, { limits: { directoryBytes: 2048 } })
    expect(await image.stat('many')).toMatchObject({ damage: 'limit-exceeded' })
    expect(await image.stat('scripts')).not.toHaveProperty('damage')
    expect(await image.notes()).toContainEqual({ kind: 'limit-exceeded', limit: 'directoryBytes' })
  })

  test('allDirectoriesBytes bounds all directories together', async () => {
    const image = await openImage(folders, { limits: { allDirectoriesBytes: 3000 } })
    const damaged = (await image.entries()).filter(({ damage }) => damage !== undefined)
    expect(damaged).toMatchObject([{ path: 'scripts/per-boot', damage: 'limit-exceeded' }])
    expect(await image.notes()).toContainEqual({ kind: 'limit-exceeded', limit: 'allDirectoriesBytes' })
  })

  test('fatBytes bounds what is held of the file allocation table, not what is read', async () => {
    const clusters = 20_000
    const chain = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [100 + index * 190, index === 99 ? end : 290 + index * 190]),
    )
    const root = entry({ name: 'FAR.BIN', cluster: 100, size: 100 * 512 })
    const bytes = volume({ bits: 32, clusters, root, fat: chain, data: { 18910: text('last') } })
    const readsWithin = async (fatBytes: number) => {
      const source = counting(bytes)
      const image = await openImage(source, { limits: { fatBytes } })
      const first = await image.read('far.bin')
      expect(Buffer.from(first.subarray(99 * 512, 99 * 512 + 4)).toString()).toBe('last')
      await image.read('far.bin')
      return source.reads.length
    }
    expect(await readsWithin(1)).toBeGreaterThan(await readsWithin(1 << 20))
  })
})

/** Each took the square of the volume's size at least, were the reader naive. */
describe('volumes made to keep a reader busy', { timeout: 10_000 }, () => {
  const clusters = 60_000
  const first = 20_000
  /** One chain through the second half of the volume, and a root that leads to each of its clusters. */
  const crowded = (fields: { attributes?: number; size?: number }, content: readonly number[]) => {
    const heads = Array.from({ length: 16_000 }, (_, index) => first + index)
    const rootClusters = heads.length / 16
    const entries = heads.flatMap((cluster) => entry({ name: `H${cluster}`, cluster, ...fields }))
    const chain = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => [
        from + index,
        index + 1 === count ? end : from + index + 1,
      ])
    const root = Array.from({ length: rootClusters }, (_, index) => [
      index === 0 ? 2 : 100 + index,
      entries.slice(index * 512, (index + 1) * 512),
    ])
    return volume({
      bits: 32,
      clusters,
      fat: Object.fromEntries([...chain(first, 30_000), [2, 101], ...chain(101, rootClusters - 1)]),
      data: { ...Object.fromEntries(root), ...Object.fromEntries(heads.map((head) => [head, content])) },
    })
  }

  test('thousands of directories that overlap', async () => {
    const bytes = crowded({ attributes: directory }, dots(0))
    const entries = await (await openImage(bytes)).entries()
    expect(entries).toHaveLength(16_000)
    expect(entries.filter(({ damage }) => damage === 'directory-loop').length).toBeGreaterThan(15_990)
  })

  test('thousands of files that overlap', async () => {
    const bytes = crowded({ size: 14_000 * 512 }, [])
    const image = await openImage(bytes)
    const entries = await image.entries()
    expect(entries).toHaveLength(16_000)
    expect(entries.every(({ damage }) => damage === undefined)).toBe(true)
    expect(await image.read('h20000')).toHaveLength(14_000 * 512)
  })

  test('looking up each of many names', async () => {
    const bytes = crowded({ size: 5 }, [])
    const image = await openImage(bytes)
    for (const { path } of await image.entries()) expect(await image.read(path)).toHaveLength(5)
  })
})
