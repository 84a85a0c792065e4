import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { openImage } from '../../../src/image/open-image.ts'
import { readSeed } from '../../../src/seed/seed.ts'
import { counting, fixture, imagesIn, type Read } from '../sources.ts'

const total = (reads: readonly Read[]) => reads.reduce((sum, { length }) => sum + length, 0)
const large = new Uint8Array(gunzipSync(fixture('images/vfat32.img.gz')))

describe('the seed of a volume of 33 MiB', () => {
  test('costs four reads of 128 KiB together', async () => {
    const source = counting(large)
    const seed = await readSeed(await openImage(source))
    expect(seed.files.map(({ name, bytes }) => [name, bytes.byteLength])).toEqual([
      ['meta-data', 53],
      ['user-data', 20096],
      ['network-config', 48],
    ])
    expect(source.reads.length).toBeLessThanOrEqual(4)
    expect(total(source.reads)).toBeLessThanOrEqual(128 * 1024)
  })

  test('and no contents before they are asked for', async () => {
    const source = counting(large)
    const image = await openImage(source)
    const before = source.reads.length
    expect(before).toBe(3)
    await image.notes()
    expect(source.reads.length).toBe(before)
  })
})

describe('a listing reads nothing twice', () => {
  test.each(imagesIn('images', '.img'))('%s', async (name) => {
    const source = counting(fixture(`images/${name}`))
    const image = await openImage(source)
    const entries = await image.entries()
    const afterwards = source.reads.length
    expect(new Set(source.reads.map(({ offset }) => offset)).size).toBe(afterwards)
    expect(await image.entries()).toEqual(entries)
    expect(source.reads.length).toBe(afterwards)
  })
})
