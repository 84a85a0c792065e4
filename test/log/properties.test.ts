import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseSerialLog, type SerialLog } from '../../src/log/serial-log.ts'
import { gzip, inPieces } from '../image/container/streams.ts'
import { devices, ended, logBytes, logText, stage } from './console.ts'

const samples = ['down.log', 'up.log']

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

/** What the log says, whatever line it says it on. */
const said = ({ boots, cloudInitVersion, datasource, links, last }: SerialLog) => ({
  ...{ boots, cloudInitVersion, datasource },
  links: links.map(({ place, ...link }) => link),
  routes: last?.routes.map(({ place, ...route }) => route),
  warnings: last?.warnings.map(({ place, ...warning }) => warning),
})

const sample = fc.constantFrom(...samples)

test('the samples say something', async () => {
  for (const name of samples) expect(said(await parseSerialLog(logText(name))).links.length).toBe(2)
})

describe('whatever the slices', () => {
  test('of the samples', async () => {
    const lengths = fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(sample, lengths, async (name, pieces) => {
        const whole = await parseSerialLog(logText(name))
        expect(await parseSerialLog(inPieces(logBytes(name), pieces))).toEqual(whole)
      }),
    )
  })

  test('of a packed one, whose lines are those of what it unpacks to', async () => {
    const lengths = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(sample, lengths, async (name, pieces) => {
        const whole = await parseSerialLog(logText(name))
        expect(await parseSerialLog(inPieces(gzip(logBytes(name)), pieces))).toEqual(whole)
      }),
    )
  })

  test('of a text of more than ASCII, byte by byte', async () => {
    const text = [
      'ünit…',
      stage('init'),
      ...devices([['ünp1s0', 'True', '10.0.2.2', '.', '.', '.']]),
      ended('Dätasource'),
    ].join('\r\n')
    const ones = Array.from(encode(text), () => 1)
    expect(await parseSerialLog(inPieces(encode(text), ones))).toEqual(await parseSerialLog(text))
  })
})

const kernelLine = fc
  .tuple(
    fc.integer({ min: 0, max: 99_999 }),
    fc.integer({ min: 0, max: 999_999 }),
    fc.string({ unit: fc.constantFrom(...'abcdefghij :=_-0123456789|+'), maxLength: 60 }),
  )
  .map(
    ([seconds, micros, text]) =>
      `[${String(seconds).padStart(5)}.${String(micros).padStart(6, '0')}] k${text}`,
  )

describe('kernel messages', () => {
  test('between any lines leave what was said as it was', async () => {
    const places = fc.array(fc.tuple(fc.nat(60), kernelLine), { maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(sample, places, async (name, inserted) => {
        const lines = logText(name).split('\n')
        for (const [at, line] of inserted) lines.splice(at, 0, line)
        expect(said(await parseSerialLog(lines.join('\n')))).toEqual(
          said(await parseSerialLog(logText(name))),
        )
      }),
    )
  })

  /** One message in each of some lines of the log, with the line break that the kernel puts behind it. */
  test('within the rows of a table as well', async () => {
    const cuts = fc.array(
      fc.tuple(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.array(kernelLine, { minLength: 1, maxLength: 3 }),
      ),
      { maxLength: 30 },
    )
    await fc.assert(
      fc.asyncProperty(sample, cuts, async (name, inserted) => {
        const lines = logText(name).split('\n')
        const cut = lines.map((line, index) => {
          const [share, messages = []] = inserted[index - 17] ?? []
          const start = line.indexOf('ci-info: ')
          if (share === undefined || start === -1) return line
          const at = start + Math.floor(share * (line.trimEnd().length - start))
          return `${line.slice(0, at)}${messages.join('\n')}\n${line.slice(at)}`
        })
        expect(said(await parseSerialLog(cut.join('\n')))).toEqual(said(await parseSerialLog(logText(name))))
      }),
    )
  })
})

describe('what a terminal adds', () => {
  const sequence = fc.constantFrom(
    '\u001b[0m',
    '\u001b[0;1;31m',
    '\u001b[K',
    '\u001b[2J\u001b[1;1H',
    '\u001b]0;title\u0007',
    '\u001b(B',
    '\u001b7',
  )

  test('colours and cursor moves change nothing, wherever they stand', async () => {
    const places = fc.array(fc.tuple(fc.nat(8000), sequence), { maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(sample, places, async (name, inserted) => {
        let text = logText(name).replace(/\u001b\[[\d;]*m/g, '')
        for (const [at, added] of inserted) text = insertOutside(text, at % text.length, added)
        expect(said(await parseSerialLog(text))).toEqual(said(await parseSerialLog(logText(name))))
      }),
    )
  })

  test('nor do carriage returns', async () => {
    for (const name of samples) {
      const plain = logText(name).replaceAll('\r', '')
      const expected = await parseSerialLog(plain)
      for (const end of ['\r\n', '\r\r\n']) {
        const log = await parseSerialLog(plain.replaceAll('\n', end))
        expect(log.links).toEqual(expected.links)
        expect(said(log)).toEqual(said(expected))
      }
    }
  })
})

/** Not within a sequence that stands there already. */
function insertOutside(text: string, at: number, sequence: string): string {
  const before = text.lastIndexOf('\u001b', at)
  const isWithin = before !== -1 && at - before < 12
  return isWithin ? text : text.slice(0, at) + sequence + text.slice(at)
}

test('places point at what they say', async () => {
  await fc.assert(
    fc.asyncProperty(sample, fc.array(kernelLine, { maxLength: 5 }), async (name, before) => {
      const text = [...before, logText(name)].join('\n')
      const { links, last } = await parseSerialLog(text)
      const lines = text.split('\n')
      for (const { name: nic, place } of links) {
        const row = (lines[place.line - 1] ?? '').slice(place.column - 1, place.endColumn - 1)
        expect(row).toMatch(new RegExp(`^\\|\\s+${nic}\\s+\\|.*\\|$`))
      }
      for (const { place } of last?.warnings ?? [])
        expect(lines[place.line - 1]?.slice(0, place.endColumn - 1)).toBe(place.text)
    }),
  )
})

test('random bytes are answered', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 4000 }), async (bytes) => {
      const log = await parseSerialLog(inPieces(bytes, []))
      expect(log.links).toEqual([])
      expect(log.problem?.code ?? 'text').toMatch(/^(?:empty|not-text|gzip-damaged|text)$/)
    }),
  )
})
