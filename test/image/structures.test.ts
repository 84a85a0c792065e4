import { readFile } from 'node:fs/promises'
import { Parser } from 'binary-parser'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile, generated } from '../../scripts/compile-structures.ts'
import * as iso9660 from '../../src/image/iso9660/structures.generated.ts'
import * as vfat from '../../src/image/vfat/structures.generated.ts'

type Decode = (view: DataView, offset: number) => object | undefined

const capital = (name: string) => `${name[0]?.toUpperCase()}${name.slice(1)}`
const decoders: Readonly<Record<string, Readonly<Record<string, unknown>>>> = { iso9660, vfat }

const table = generated.flatMap(({ folder, structures }) =>
  Object.entries(structures).map(([name, parser]) => ({
    folder,
    name,
    parser,
    size: decoders[folder]?.[`${name}Size`] as number,
    decode: decoders[folder]?.[`decode${capital(name)}`] as Decode,
  })),
)

test.each(generated)('$file.pathname is what its declarations compile to', async ({ file, text }) => {
  expect(await readFile(file, 'utf8')).toBe(text())
})

describe.each(table)('$folder: $name', ({ parser, size, decode }) => {
  test('decodes random bytes as binary-parser does, at any offset', () => {
    const bytes = fc.uint8Array({ minLength: size, maxLength: size })
    fc.assert(
      fc.property(bytes, fc.nat(64), fc.nat(9), (content, before, after) => {
        const room = new Uint8Array(before + 3 + size + after).fill(0xaa)
        room.set(content, before + 3)
        const view = new DataView(room.buffer, 3)
        expect(plain(decode(view, before))).toEqual(plain(parser.parse(content)))
      }),
      { seed: 9660, numRuns: 300 },
    )
  })

  test('short buffers give nothing, whatever lies behind them', () => {
    const room = new Uint8Array(size + 16).fill(0xaa)
    for (let length = 0; length < size; length++) {
      expect(decode(new DataView(room.buffer, 8, length), 0)).toBeUndefined()
      expect(decode(new DataView(room.buffer, 0, size), size - length)).toBeUndefined()
    }
    expect(decode(new DataView(room.buffer), -1)).toBeUndefined()
    expect(decode(new DataView(room.buffer, 8, size), 0)).toBeDefined()
  })
})

/** Buffers of either kind as lists of numbers. */
const plain = (value: object | undefined) =>
  Object.fromEntries(
    Object.entries(value ?? {}).map(([key, field]) => [
      key,
      field instanceof Uint8Array ? [...field] : field,
    ]),
  )

test('a declaration that cannot be compiled stops the build', () => {
  const open = new Parser().uint8('length').array('items', { type: 'uint8', length: 'length' })
  expect(() => compile({ open })).toThrow(/open: cannot compile/)
})
