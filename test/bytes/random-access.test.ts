import { describe, expect, test } from 'vitest'
import { collect, fromBlob, fromBytes, windowed } from '../../src/bytes/random-access.ts'
import { amidOthers, counting } from '../image/sources.ts'

const bytes = Uint8Array.from({ length: 1000 }, (_, index) => index % 251)

describe.each([
  { name: 'bytes', source: fromBytes(bytes) },
  { name: 'a subarray', source: fromBytes(amidOthers(bytes)) },
  { name: 'a Blob', source: fromBlob(new Blob([bytes])) },
  { name: 'windows', source: windowed(fromBytes(amidOthers(bytes)), 64) },
])('reading from $name', ({ source }) => {
  test.each([
    [0, 10],
    [60, 10],
    [63, 1],
    [64, 64],
    [10, 500],
    [995, 10],
    [999, 1],
    [1000, 1],
    [5000, 1],
    [17, 0],
  ])('%i, %i', async (offset, length) => {
    expect(source.size).toBe(1000)
    expect([...(await source.read(offset, length))]).toEqual([...bytes.slice(offset, offset + length)])
  })
})

describe('windowed', () => {
  test('reads a window once for all that lies in it', async () => {
    const source = counting(bytes)
    const windows = windowed(source, 100)
    for (let at = 0; at <= 95; at += 5) await windows.read(at, 5)
    expect(source.reads).toEqual([{ offset: 0, length: 100 }])
  })

  test('holds the last four windows', async () => {
    const source = counting(bytes)
    const windows = windowed(source, 100)
    for (const at of [0, 100, 200, 300, 0, 300]) await windows.read(at, 10)
    expect(source.reads.map(({ offset }) => offset)).toEqual([0, 100, 200, 300])
    for (const at of [400, 0, 100]) await windows.read(at, 10)
    expect(source.reads.map(({ offset }) => offset)).toEqual([0, 100, 200, 300, 400, 100])
  })

  test('passes reads across windows on as they are, and holds none of them', async () => {
    const source = counting(bytes)
    const windows = windowed(source, 100)
    await windows.read(50, 900)
    await windows.read(50, 900)
    expect(source.reads).toEqual([
      { offset: 50, length: 900 },
      { offset: 50, length: 900 },
    ])
  })

  test('answers with what a source has that is shorter than it said', async () => {
    const windows = windowed(
      { size: 1000, read: async (offset, length) => bytes.slice(offset, Math.min(offset + length, 130)) },
      100,
    )
    expect(await windows.read(120, 20)).toHaveLength(10)
    expect(await windows.read(150, 20)).toHaveLength(0)
  })
})

describe('collect', () => {
  async function* chunks(...lengths: number[]) {
    for (const length of lengths) yield new Uint8Array(length).fill(length)
  }

  test('joins the chunks', async () => {
    expect([...((await collect(chunks(1, 2, 3), 6)) ?? [])]).toEqual([1, 2, 2, 3, 3, 3])
    expect(await collect(chunks(), 6)).toHaveLength(0)
  })

  test('stops where there are too many', async () => {
    let yielded = 0
    async function* endless() {
      for (;;) {
        yielded++
        yield new Uint8Array(10)
      }
    }
    expect(await collect(endless(), 25)).toBeUndefined()
    expect(yielded).toBe(3)
  })

  test('takes streams that are not iterable', async () => {
    const stream = new Blob([bytes]).stream()
    const bare = { getReader: () => stream.getReader() } as ReadableStream<Uint8Array>
    expect(await collect(bare, 1000)).toEqual(bytes)
  })
})
