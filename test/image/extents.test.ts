import { describe, expect, test } from 'vitest'
import { openImage } from '../../src/image/open-image.ts'
import { directory, image, plainImage, primary, terminator, text } from './hand-made.ts'
import { errorOf } from './sources.ts'

const open = (bytes: Uint8Array) => openImage(bytes)
const namesIn = async (bytes: Uint8Array) => (await (await open(bytes)).entries()).map(({ path }) => path)
const stringOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

describe('where contents lie', () => {
  const part = (fill: string) => text(fill.repeat(2048))

  test('an extended attribute record is stepped over', async () => {
    const records = [{ identifier: 'A.;1', location: 21, length: 4, extendedAttributeBlocks: 1 }]
    const opened = await open(plainImage(records, { 21: text('attr'), 22: text('data') }))
    expect(stringOf(await opened.read('a'))).toBe('data')
  })

  test('the extents of a multi-extent file are joined', async () => {
    const piece = (location: number, length: number, flags: number) => ({
      identifier: 'A.;1',
      location,
      length,
      flags,
    })
    const records = [
      piece(23, 2048, 128),
      piece(21, 2048, 128),
      piece(22, 3, 0),
      { identifier: 'B.;1', location: 22, length: 1 },
    ]
    const opened = await open(plainImage(records, { 21: part('b'), 22: text('end'), 23: part('a') }))
    expect((await opened.entries()).map(({ path, size }) => [path, size])).toEqual([
      ['a', 4099],
      ['b', 1],
    ])
    expect(stringOf(await opened.read('a'))).toBe(`${'a'.repeat(2048)}${'b'.repeat(2048)}end`)
    expect(stringOf(await opened.read('b'))).toBe('e')
  })

  test('the little-endian halves count', async () => {
    const records = [{ identifier: 'A.;1', location: 21, length: 4, littleEndianOnly: true }]
    expect(stringOf(await (await open(plainImage(records, { 21: text('data') }))).read('a'))).toBe('data')
  })

  test('an extent outside the image is normal for an empty file', async () => {
    const opened = await open(plainImage([{ identifier: 'A.;1', location: 0xffffff, length: 0 }]))
    expect(await opened.entries()).toMatchObject([{ path: 'a', size: 0 }])
    expect((await opened.entries())[0]).not.toHaveProperty('damage')
    expect(await opened.read('a')).toHaveLength(0)
  })

  test('a second primary descriptor is ignored', async () => {
    const root = directory(20, [{ identifier: 'A.;1' }])
    const bytes = image({
      16: primary(),
      17: primary(21),
      18: terminator(),
      20: root,
      21: directory(21, [{ identifier: 'B.;1' }]),
    })
    expect(await namesIn(bytes)).toEqual(['a'])
  })

  test('what lies behind the terminator is no descriptor, whatever it looks like', async () => {
    const lookalike = text('    \u0001CD001')
    const root = directory(20, [{ identifier: 'A.;1' }])
    expect(await namesIn(image({ 16: primary(), 17: terminator(), 18: lookalike, 20: root }))).toEqual(['a'])
  })

  test('a terminator is not needed where the image goes on to sector 99', async () => {
    const blocks = { 16: primary(), 20: directory(20, [{ identifier: 'A.;1' }]) }
    expect(await namesIn(image(blocks, 100 * 2048))).toEqual(['a'])
    expect(await errorOf(openImage(image(blocks, 99 * 2048)))).toMatchObject({
      code: 'truncated-descriptors',
    })
  })
})
