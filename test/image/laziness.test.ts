import { describe, expect, test } from 'vitest'
import { openImage } from '../../src/image/open-image.ts'
import { readSeed } from '../../src/seed/seed.ts'
import { counting, fixture, imagesIn, type Read } from './sources.ts'

const total = (reads: readonly Read[]) => reads.reduce((sum, { length }) => sum + length, 0)

describe("a KubeVirt seed's three files", () => {
  test('cost two reads of 64 KiB together', async () => {
    const source = counting(fixture('images/kubevirt.iso'))
    const image = await openImage(source)
    for (const name of ['meta-data', 'user-data', 'network-config']) {
      expect(Buffer.compare(await image.read(name), fixture(`seeds/json-meta-data/${name}`))).toBe(0)
    }
    expect(source.reads.length).toBeLessThanOrEqual(2)
    expect(total(source.reads)).toBeLessThanOrEqual(64 * 1024)
  })

  test('cost no more when vendor-data is looked for too', async () => {
    const source = counting(fixture('images/kubevirt.iso'))
    expect((await readSeed(await openImage(source))).files).toHaveLength(3)
    expect(source.reads.length).toBeLessThanOrEqual(2)
  })

  test('and none of it before it is asked for', async () => {
    const source = counting(fixture('images/kubevirt.iso'))
    await openImage(source)
    expect(source.reads).toEqual([{ offset: 32768, length: 32768 }])
  })
})

describe('a listing reads each extent once', () => {
  test.each(imagesIn('images'))('%s', async (name) => {
    const bytes = fixture(`images/${name}`)
    const source = counting(bytes)
    const image = await openImage(source)
    const entries = await image.entries()
    const afterwards = source.reads.length
    expect(new Set(source.reads.map(({ offset }) => offset)).size).toBe(afterwards)
    expect(await image.entries()).toEqual(entries)
    for (const { path } of entries) await image.stat(path)
    expect(source.reads.length).toBe(afterwards)
  })

  test('nothing of the contents is read', async () => {
    const source = counting(fixture('images/udf-bridge.iso'))
    await (await openImage(source)).entries()
    expect(total(source.reads)).toBeLessThan(source.size / 4)
  })
})

test('a source that fails is not an ImageError', async () => {
  const failure = new Error('connection reset')
  const source = { size: 1 << 20, read: async () => Promise.reject(failure) }
  await expect(openImage(source)).rejects.toBe(failure)
  let calls = 0
  const bytes = fixture('images/kubevirt.iso')
  const later = {
    size: bytes.byteLength,
    read: async (offset: number, length: number) =>
      calls++ === 0 ? bytes.slice(offset, offset + length) : Promise.reject(failure),
  }
  await expect(openImage(later).then((image) => image.read('user-data'))).rejects.toBe(failure)
})
