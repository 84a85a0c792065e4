import { describe, expect, test } from 'vitest'
import { openImage } from '../../src/image/open-image.ts'
import { type HandMadeRecord, plainImage, text } from './hand-made.ts'
import { errorOf } from './sources.ts'

const largest = 0xfffff800
const blocksOfLargest = largest / 2048

/** A record of the file A: extent, flags. */
const part = (location: number, length: number, flags = 128): HandMadeRecord => ({
  identifier: 'A.;1',
  location,
  length,
  flags,
})

/** Zeros but for these bytes at these offsets, however large it is. */
function sparse(size: number, pieces: readonly (readonly [offset: number, bytes: Uint8Array])[]) {
  return {
    size,
    async read(offset: number, length: number) {
      const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)))
      for (const [at, piece] of pieces) {
        const from = Math.max(at, offset)
        const to = Math.min(at + piece.byteLength, offset + bytes.byteLength)
        if (from < to) bytes.set(piece.subarray(from - at, to - at), from - offset)
      }
      return bytes
    },
  }
}

describe('files of several extents', () => {
  test('of 8 GiB have that size', async () => {
    const head = plainImage([
      part(100, largest),
      part(100 + blocksOfLargest, largest),
      part(100 + 2 * blocksOfLargest, 4096, 0),
    ])
    const size = (100 + 2 * blocksOfLargest + 2) * 2048
    const image = await openImage(sparse(size, [[0, head]]))
    expect(await image.entries()).toMatchObject([{ path: 'a', size: 2 * largest + 4096 }])
    expect((await image.entries())[0]).not.toHaveProperty('damage')
    expect(await errorOf(image.read('a'))).toMatchObject({
      code: 'limit-exceeded',
      message: expect.stringContaining('fileBytes'),
    })
    const cut = await openImage(sparse(size - 1, [[0, head]]))
    expect(await cut.entries()).toMatchObject([{ path: 'a', damage: 'extent-out-of-range' }])
  })

  test('an extent behind 4 GiB is read from there', async () => {
    const [near, far] = [21, 0x300001]
    const head = plainImage([part(near, 2048), part(far, 3, 0)])
    const image = await openImage(
      sparse(far * 2048 + 2048, [
        [0, head],
        [near * 2048, text('a'.repeat(2048))],
        [far * 2048, text('end')],
      ]),
    )
    expect(new TextDecoder().decode(await image.read('a'))).toBe(`${'a'.repeat(2048)}end`)
  })

  test('an extent of no bytes lies nowhere', async () => {
    const content = 'abcd'.repeat(512)
    const bytes = plainImage([part(0, 0), part(21, 2048), part(0xffffff, 0, 0)], { 21: text(content) })
    expect(new TextDecoder().decode(await (await openImage(bytes)).read('a'))).toBe(content)
  })

  test('Linux maps whole blocks: of an extent that ends inside one, the last extent makes up for the rest', async () => {
    const bytes = plainImage([part(21, 5), part(22, 12, 0)], { 21: text('first'), 22: text('second extent') })
    expect(new TextDecoder().decode(await (await openImage(bytes)).read('a'))).toBe('second extent\0\0\0\0')
  })

  test('extended attributes precede each extent', async () => {
    const records = [
      { ...part(21, 2048), extendedAttributeBlocks: 1 },
      { ...part(23, 1, 0), extendedAttributeBlocks: 2 },
    ]
    const bytes = plainImage(records, { 22: text('x'.repeat(2048)), 25: text('y') })
    expect(new TextDecoder().decode(await (await openImage(bytes)).read('a'))).toBe(`${'x'.repeat(2048)}y`)
  })

  test('a file whose last record is missing is not there, and leaves its extents to no other', async () => {
    const fork = { ...part(22, 1, 4) }
    const other = { identifier: 'B.;1', location: 23, length: 1 }
    const bytes = plainImage([part(21, 2048), fork, other], { 23: text('b') })
    expect(await (await openImage(bytes)).entries()).toMatchObject([{ path: 'b', size: 1 }])
    expect(await (await openImage(plainImage([part(21, 2048)]))).entries()).toEqual([])
  })

  test('more extents than extentsPerFile are damage that names the limit', async () => {
    const bytes = plainImage([part(21, 1), part(21, 1), part(21, 1, 0), { identifier: 'B.;1' }], {
      21: text('a'),
    })
    const allowed = await openImage(bytes, { limits: { extentsPerFile: 3 } })
    expect(await allowed.read('a')).toHaveLength(3)
    const image = await openImage(bytes, { limits: { extentsPerFile: 2 } })
    expect(await image.entries()).toMatchObject([{ path: 'a', damage: 'limit-exceeded' }, { path: 'b' }])
    expect((await image.entries())[1]).not.toHaveProperty('damage')
    expect(await errorOf(image.read('a'))).toMatchObject({
      code: 'limit-exceeded',
      message: expect.stringContaining('extentsPerFile'),
    })
    expect(await image.notes()).toContainEqual({ kind: 'limit-exceeded', limit: 'extentsPerFile' })
  })
})
