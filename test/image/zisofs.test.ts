import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { openImage } from '../../src/image/open-image.ts'
import { alternateName, both32, little32, mode, rockRidgeImage, susp, text } from './hand-made.ts'
import { errorOf } from './sources.ts'

const blockBytes = 2 ** 15
const headerBytes = 16

/** A file as zisofs records it; `null` is a block of zeros. */
function stored(size: number, blocks: readonly (Uint8Array | null)[]): Uint8Array {
  const pointers = [headerBytes + 4 * (blocks.length + 1)]
  for (const block of blocks) pointers.push((pointers.at(-1) ?? 0) + (block?.byteLength ?? 0))
  const head = [0x37, 0xe4, 0x53, 0x96, 0xc9, 0xdb, 0xd6, 7, ...little32(size), headerBytes / 4, 15, 0, 0]
  return Uint8Array.from([
    ...head,
    ...pointers.flatMap(little32),
    ...blocks.flatMap((block) => [...(block ?? [])]),
  ])
}

const entryOf = (size: number, shift = 15, algorithm = 'pz') =>
  susp('ZF', [...text(algorithm), headerBytes / 4, shift, ...both32(size)])

const imageWith = (bytes: Uint8Array, entry: readonly number[], length = bytes.byteLength) =>
  openImage(
    rockRidgeImage(
      [
        {
          identifier: 'A.;1',
          location: 21,
          length,
          systemUse: [...mode(0o100644), ...alternateName('a'), ...entry],
        },
      ],
      { 21: bytes },
    ),
  )

const first = new Uint8Array(blockBytes).map((_, index) => index % 251)
const last = text('the rest')
const size = 2 * blockBytes + last.byteLength
const whole = Uint8Array.from([...first, ...new Uint8Array(blockBytes), ...last])
const good = stored(size, [deflateSync(first), null, deflateSync(last)])

describe('zisofs', () => {
  test('blocks are unpacked and joined, empty ones are zeros', async () => {
    const image = await imageWith(good, entryOf(size))
    expect(await image.entries()).toEqual([
      { path: 'a', type: 'file', size, mode: 0o644, mtime: '2026-01-01T00:00:00Z' },
    ])
    expect(Buffer.compare(await image.read('a'), whole)).toBe(0)
  })

  test('a file of no bytes has no blocks', async () => {
    expect(await (await imageWith(stored(0, []), entryOf(0))).read('a')).toHaveLength(0)
  })

  test.each([
    ['another algorithm', entryOf(size, 15, 'PZ')],
    ['blocks that Linux finds too large', entryOf(size, 18)],
  ])('%s: the guest sees what is stored', async (_, entry) => {
    const image = await imageWith(good, entry)
    expect((await image.stat('a'))?.size).toBe(good.byteLength)
    expect(Buffer.compare(await image.read('a'), good)).toBe(0)
  })

  test('an entry that reaches behind its record: Linux does not show the file', async () => {
    expect(await (await imageWith(good, susp('ZF', [...text('pz'), 4, 15]))).entries()).toEqual([])
  })

  const changed = (at: number, ...bytes: readonly number[]) => {
    const copy = good.slice()
    copy.set(bytes, at)
    return copy
  }
  const dataAt = headerBytes + 16

  test.each<[string, Uint8Array, readonly number[]]>([
    ['no zlib data', changed(dataAt, 0xff, 0xff), entryOf(size)],
    ['a wrong checksum', changed(dataAt + deflateSync(first).byteLength - 1, 1, 2), entryOf(size)],
    ['a pointer behind the end', changed(headerBytes + 12, 0xff, 0xff, 0xff), entryOf(size)],
    ['pointers that run backwards', changed(headerBytes + 4, 0, 0, 0, 0), entryOf(size)],
    ['more blocks than pointers', good.subarray(0, 20), entryOf(size)],
    ['blocks too small to exist', good, entryOf(size, 0)],
    [
      'a block that unpacks to less',
      stored(size, [deflateSync(last), null, deflateSync(last)]),
      entryOf(size),
    ],
    [
      'a block that unpacks to far more',
      stored(size, [deflateSync(new Uint8Array(1 << 24)), null, deflateSync(last)]),
      entryOf(size),
    ],
  ])('%s: refused', async (_, bytes, entry) => {
    const error = await errorOf((await imageWith(bytes, entry)).read('a'))
    expect(error).toMatchObject({ code: 'compressed-file', message: expect.stringContaining('"a"') })
  })

  test('4 GiB of zeros in a few bytes break a limit, and cost nothing', async () => {
    const image = await imageWith(good, entryOf(0xffffffff))
    expect((await image.stat('a'))?.size).toBe(0xffffffff)
    const error = await errorOf(image.read('a'))
    expect(error).toMatchObject({ code: 'limit-exceeded', message: expect.stringContaining('zisofsBytes') })
  })
})
