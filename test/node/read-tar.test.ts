import { describe, expect, test } from 'vitest'
import { defaultLimits } from '../../src/bytes/limits.ts'
import { openTar } from '../../src/node/open-tar.ts'
import { readTar } from '../../src/node/read-tar.ts'
import { inPieces, tarOf, throughTerminal, webStream } from '../image/container/streams.ts'
import { errorOf, fixture } from '../image/sources.ts'

const words = (text: string) => new TextEncoder().encode(text)

interface Read {
  readonly path: string
  readonly type: string
  readonly text?: string
}

/** Reads all entries, or of each only the first piece. */
async function read(tar: AsyncIterable<Uint8Array>, whole = true): Promise<[Read[], string | undefined]> {
  const entries: Read[] = []
  const error = await errorOf(
    (async () => {
      for await (const { path, type, content } of readTar(tar, defaultLimits)) {
        let text = ''
        for await (const chunk of content) {
          text += new TextDecoder().decode(chunk)
          if (!whole) break
        }
        entries.push({ path, type, ...(whole ? { text } : {}) })
      }
    })(),
  )
  return [entries, error?.code]
}

const three = () =>
  tarOf(
    { name: 'a', bytes: words('one') },
    { name: 'folder', type: 'directory' },
    { name: 'b', bytes: words('x'.repeat(100_000)) },
    { name: 'link', type: 'symlink', linkname: 'a' },
    { name: 'ü'.repeat(120), bytes: words('three') },
  )

test('entries in order, with their contents', async () => {
  const [entries, error] = await read(inPieces(await three(), []))
  expect(error).toBeUndefined()
  expect(entries).toEqual([
    { path: 'a', type: 'file', text: 'one' },
    { path: 'folder', type: 'other', text: '' },
    { path: 'b', type: 'file', text: 'x'.repeat(100_000) },
    { path: 'link', type: 'other', text: '' },
    { path: 'ü'.repeat(120), type: 'file', text: 'three' },
  ])
})

test('what is not read of one is passed over', async () => {
  const [entries] = await read(inPieces(await three(), [700, 5000]), false)
  expect(entries.map(({ path }) => path)).toEqual(['a', 'folder', 'b', 'link', 'ü'.repeat(120)])
})

describe('impossible sizes end it', () => {
  const fields = [
    ['a negative one', [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x00]],
    ['one beyond all numbers', [0x80, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]],
    ['words', [...words('words words ')]],
  ] as const

  test.each(fields)('%s', { timeout: 5_000 }, async (_, size) => {
    const tar = (await three()).slice()
    tar.set(size, 124)
    tar.fill(0x20, 148, 156)
    const sum = tar.subarray(0, 512).reduce((total, byte) => total + byte, 0)
    tar.set(words(`${sum.toString(8).padStart(6, '0')}\0 `), 148)
    const [entries, error] = await read(inPieces(tar, []))
    expect([entries.length, error]).toEqual([0, 'tar-damaged'])
  })

  test.each(['-5', 'words', '99999999999999999999', ''])(
    'pax says "%s"',
    { timeout: 5_000 },
    async (size) => {
      const tar = await tarOf({ name: 'a', bytes: words('one'), pax: { size } })
      const [entries, error] = await read(inPieces(tar, []))
      if (size === '') expect([entries.length, error]).toEqual([1, undefined])
      else expect(error).toBe('tar-damaged')
    },
  )
})

describe('what breaks off', () => {
  test.each([
    ['in a header', 200, [], 'tar-damaged'],
    ['in the first content', 513, [], 'tar-damaged'],
    ['in a later content', 3000, ['a', 'folder'], 'tar-damaged'],
  ] as const)('%s', async (_, length, paths, code) => {
    const [entries, error] = await read(inPieces((await three()).slice(0, length), []))
    expect([entries.map(({ path }) => path), error]).toEqual([paths, code])
  })

  test('openTar gives the members before it, then a typed error', async () => {
    const tar = (await three()).slice(0, 3000)
    const found: string[] = []
    const error = await errorOf(
      (async () => {
        for await (const { path } of openTar(inPieces(tar, []))) found.push(path)
      })(),
    )
    expect([found, error?.code]).toEqual([['a'], 'tar-damaged'])
  })

  test('a terminal is named', async () => {
    const tar = await tarOf({ name: 'a', bytes: words('one\ntwo\n') }, { name: 'b', bytes: words('x') })
    expect((await read(inPieces(throughTerminal(tar), [])))[1]).toBe('damaged-by-terminal')
    const withOther = await tarOf(
      { name: 'a', bytes: words('one\r\ntwo\n') },
      { name: 'b', bytes: words('x') },
    )
    expect((await read(inPieces(withOther.slice(0, 1100), [])))[1]).toBe('tar-damaged')
  })

  test('the stream’s own rejection is passed on by openTar', async () => {
    const reason = new Error('connection reset')
    async function* failing() {
      yield fixture('containers/gnu.tar').subarray(0, 5000)
      throw reason
    }
    await expect(openTar(failing()).next()).rejects.toBe(reason)
  })
})

test('leaving early closes the stream', async () => {
  let closed = false
  const tar = await three()
  async function* source() {
    try {
      for (;;) yield tar.slice(0, 1024)
    } finally {
      closed = true
    }
  }
  for await (const { path } of readTar(source(), defaultLimits)) {
    expect(path).toBe('a')
    break
  }
  await expect.poll(() => closed).toBe(true)
  for await (const { path } of openTar(webStream(tar))) {
    expect(path).toBe('a')
    break
  }
})

describe('sparse files of format 1.0', () => {
  const pax = (realsize: string) => ({
    'GNU.sparse.major': '1',
    'GNU.sparse.minor': '0',
    'GNU.sparse.name': 'real',
    'GNU.sparse.realsize': realsize,
  })
  const stored = (map: string, data: string) => words(map.padEnd(512, '\0') + data)
  const contentOf = async (map: string, data: string, realsize = '12') =>
    read(inPieces(await tarOf({ name: 'x', bytes: stored(map, data), pax: pax(realsize) }), [1500, 10, 10]))

  test.each([
    ['a hole between', '2\n0\n3\n8\n2\n', 'abcde', 'abc\0\0\0\0\0de\0\0'],
    ['a hole before', '1\n10\n2\n', 'ab', '\0\0\0\0\0\0\0\0\0\0ab'],
    ['a piece of no length at the end', '2\n0\n3\n12\n0\n', 'abc', 'abc\0\0\0\0\0\0\0\0\0'],
    ['nothing but a hole', '0\n', '', '\0'.repeat(12)],
  ])('%s', async (_, map, data, text) => {
    expect(await contentOf(map, data)).toEqual([[{ path: 'real', type: 'file', text }], undefined])
  })

  test.each([
    ['no number', 'x\n', 'abc'],
    ['more pieces than a map holds', '99999999\n', ''],
    ['pieces that overlap', '2\n0\n3\n1\n3\n', 'abcdef'],
    ['a piece beyond the end', '1\n0\n30\n', 'abc'],
    ['a longer file than it says', '1\n0\n20\n', 'abcdefghijklmnopqrst'],
    ['a line without end', '1'.repeat(600), ''],
  ])('%s', async (_, map, data) => {
    expect((await contentOf(map, data))[1]).toBe('sparse-member')
  })

  test('older forms are told from plain files', async () => {
    const tar = await tarOf({
      name: 'x',
      bytes: words('x'),
      pax: { 'GNU.sparse.map': '0,1', 'GNU.sparse.size': '9' },
    })
    expect((await read(inPieces(tar, [])))[0]).toMatchObject([{ path: 'x', type: 'sparse' }])
  })
})
