import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { defaultLimits } from '../../src/bytes/limits.ts'
import { parseSerialLog } from '../../src/log/serial-log.ts'
import { gzip, throughTerminal } from '../image/container/streams.ts'
import { devices, down, ended, logBytes, mac, stage, up } from './console.ts'

async function* repeated(text: string, times: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  for (let round = 0; round < times; round++) yield bytes
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

describe('what is no log', () => {
  test.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(0), 'empty'],
    ['zeros', new Uint8Array(5000), 'not-text'],
    ['UTF-16', new Uint8Array(Buffer.from(`${stage('init')}\r\n`.repeat(9), 'utf16le')), 'not-text'],
    ['an image', Uint8Array.from({ length: 9000 }, (_, at) => (at * 7919) % 251), 'not-text'],
    ['gzip in gzip', new Uint8Array(gzipSync(gzipSync(stage('init')))), 'gzip'],
    ['gzip that is cut', new Uint8Array(gzipSync(stage('init'))).subarray(0, 40), 'gzip-damaged'],
    ['gzip through a terminal', throughTerminal(gzip(logBytes('down.log'))), 'damaged-by-terminal'],
  ])('%s', async (_, bytes, code) => {
    const log = await parseSerialLog(once(bytes))
    expect(log).toMatchObject({ problem: { code }, boots: 0, links: [], last: null })
  })

  test('a log with NULs at its beginning is one', async () => {
    const text = '\0'.repeat(4000) + [stage('init'), ...devices([down])].join('\n')
    expect(await parseSerialLog(text)).toMatchObject({ problem: null, boots: 1 })
  })

  test('a text without cloud-init is one that says nothing', async () => {
    const log = await parseSerialLog('hello\nworld')
    expect(log).toMatchObject({ problem: null, boots: 0, last: null, lines: 2 })
  })
})

describe('limits', () => {
  test('logBytes: an endless stream ends, and is closed', async () => {
    let closed = false
    async function* endless() {
      try {
        for (;;) yield new Uint8Array(1000).fill(0x61)
      } finally {
        closed = true
      }
    }
    const log = await parseSerialLog(endless(), { limits: { logBytes: 10_000 } })
    expect(log.problem).toMatchObject({
      code: 'limit-exceeded',
      message: expect.stringContaining('logBytes'),
    })
    expect(closed).toBe(true)
  })

  test('logUnpackedBytes: what is packed ends there, and its source is closed', async () => {
    const packed = new Uint8Array(gzipSync(Buffer.alloc(1 << 20, 'a\n')))
    let closed = false
    async function* source() {
      try {
        yield packed
      } finally {
        closed = true
      }
    }
    const log = await parseSerialLog(source(), { limits: { logUnpackedBytes: 1 << 18 } })
    expect(log.problem).toMatchObject({
      code: 'limit-exceeded',
      message: expect.stringContaining('logUnpackedBytes'),
    })
    expect(closed).toBe(true)
  })

  test('logBytes: gzip that unpacks to nothing for ever ends', async () => {
    const head = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3)
    async function* endless() {
      yield head
      // RFC 1951 3.2.4: a stored block of no bytes, and not the last one.
      for (;;) yield Uint8Array.of(0, 0, 0, 0xff, 0xff)
    }
    const log = await parseSerialLog(endless(), { limits: { logBytes: 10_000 } })
    expect(log.problem?.code).toBe('gzip-damaged')
  })

  test('logLineBytes: of a longer line the rest is passed over, and the next one is read', async () => {
    async function* chunks() {
      yield* repeated('x', 3000)
      yield new TextEncoder().encode(`${devices([up]).join(' ')}\n${devices([down]).join('\n')}`)
    }
    const log = await parseSerialLog(chunks(), { limits: { logLineBytes: 1000 } })
    expect(log).toMatchObject({ lines: 7, cutLines: 1 })
    expect(log.links.map(({ name, up: isUp }) => [name, isUp])).toEqual([['enp1s0', false]])
  })

  test('logLineBytes: a log without any line feed holds one line', async () => {
    const log = await parseSerialLog(repeated('y'.repeat(65_536), 64))
    expect(log).toMatchObject({ problem: null, lines: 1, cutLines: 1, boots: 0 })
  })

  test('logBoots: the oldest are dropped, all are counted', async () => {
    const text = `${[stage('init-local'), stage('init'), ...devices([up]), ended('DataSourceNoCloud')].join('\n')}\n`
    const log = await parseSerialLog(repeated(text, 200))
    expect(log.boots).toBe(200)
    expect(log.earlier.length).toBe(defaultLimits.logBoots - 1)
    expect(log.links.map(({ name }) => name)).toEqual(['enp1s0'])
  })

  test('logRows', async () => {
    const rows = Array.from({ length: 50 }, (_, at) => [`eth${at}`, 'True', '.', '.', '.', mac])
    const log = await parseSerialLog(devices(rows).join('\n'), { limits: { logRows: 20 } })
    expect(log.links.length).toBe(20)
  })

  test('logWarnings: the same one counts once', async () => {
    const lines = Array.from({ length: 50 }, (_, at) => `failed run of stage s${at % 10}`)
    const text = lines.join('\n')
    expect((await parseSerialLog(text)).last?.warnings.length).toBe(10)
    expect((await parseSerialLog(text, { limits: { logWarnings: 3 } })).last?.warnings.length).toBe(3)
  })

  test('lines of every pattern, as long as they may be, take linear time', async () => {
    const evil = [
      '\u001b]',
      '\u001b[0',
      'Failed to start Wait for ',
      "'systemctl status ",
      '[ 1.000000] ',
      'ci-info: |',
      'linux ds=nocloud',
    ]
    const text = evil.map((piece) => piece.repeat(2000)).join('\n')
    expect((await parseSerialLog(repeated(`${text}\n`, 20))).lines).toBe(140)
  })
})

test("an error of the caller's own stream is passed on", async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(stage('init'))
    throw new Error('unplugged')
  }
  await expect(parseSerialLog(broken())).rejects.toThrow('unplugged')
})

test('and so is one of a stream that is packed', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield new Uint8Array(gzipSync(stage('init'))).subarray(0, 40)
    throw new Error('unplugged')
  }
  await expect(parseSerialLog(broken())).rejects.toThrow('unplugged')
})
