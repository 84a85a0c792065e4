import { mkdir, readdir, realpath, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { planExtraction } from '../../src/image/extraction.ts'
import { extractToFolder } from '../../src/node/extract-to-folder.ts'
import { inspect, openImage } from '../../src/node.ts'
import { run } from '../cli/memory-io.ts'
import { counting, errorOf } from '../image/sources.ts'
import { temporaryFolder } from '../node/temporary-folder.ts'
import { answerTo, listed } from './answer.ts'
import type { Answer } from './hostile-input.ts'
import { hostileInputs } from './inputs.ts'
import { otherFormats } from './other-formats.ts'

test('there are many, each of its own name', () => {
  const names = hostileInputs.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(names.length).toBeGreaterThanOrEqual(325)
})

/** What a terminal obeys, besides the end of a line. */
const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/

const commands = [
  ['inspect', '--format', 'json'],
  ['inspect', '--verbose'],
  ['list'],
  ['list', '--format', 'json'],
  ['cat', 'user-data'],
  ['extract'],
] as const

const argumentsOf = ([command, ...rest]: (typeof commands)[number], image: string, out: string) =>
  command === 'extract' ? ['extract', image, '-C', out] : [command, image, ...rest]

/** Node's own recursive readdir follows links, also in circles. */
async function linksBelow(folder: string): Promise<string[]> {
  const links: string[] = []
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const path = join(folder, entry.name)
    if (entry.isSymbolicLink()) links.push(path)
    if (entry.isDirectory()) links.push(...(await linksBelow(path)))
  }
  return links
}

/** The code with which an image that opens gives no listing. */
const unlistedFor = (answer: Answer) =>
  [...answer].find((told) => told.startsWith('listing:'))?.replace('listing:', '')

describe.each(hostileInputs)('$name', { timeout: 60_000 }, ({ bytes, answer, costly, ...expected }) => {
  test('is answered, for little work', async () => {
    const found = await answerTo(await bytes())
    expect(found.answer).toEqual(answer)
    expect(found.bytesRead).toBeLessThanOrEqual(found.mostBytesRead)
    expect(found.reads).toBeLessThanOrEqual(found.mostReads)
    expect(found.entries).toBeLessThanOrEqual(found.mostEntries)
  })

  test('is inspected and listed, for reads that its own size bounds', async () => {
    const source = counting(await bytes())
    const result = await inspect(source)
    const refused = typeof answer === 'string' ? answer : undefined
    expect(result.status === 'unreadable' ? result.error.code : undefined).toBe(refused)
    expect(JSON.stringify(result)).not.toMatch(/at .*\.ts:\d+/)
    const { entries, code } = await listed(source)
    expect(code).toBe(refused ?? unlistedFor(answer))
    if (expected.entries !== undefined) expect(entries).toHaveLength(expected.entries)
    const damaged = Object.fromEntries(entries.map(({ path, damage }) => [path, damage]))
    if (expected.damaged) expect(damaged).toMatchObject(expected.damaged)
    const total = source.reads.reduce((sum, { length }) => sum + length, 0)
    const { sizesRead = 3 } = expected
    expect(total).toBeLessThan(sizesRead * source.size + 2 ** 20)
    expect(source.reads.length).toBeLessThan(source.size / 512 + 100)
  })

  test('makes every command end in plain words, and stays in its folder', async () => {
    const folder = await temporaryFolder()
    const image = join(folder, 'image')
    const out = join(folder, 'around', 'out')
    await mkdir(join(folder, 'around'))
    await writeFile(image, await bytes())
    for (const command of costly ? commands.slice(0, 1) : commands) {
      const { status, stdout, stderr } = await run(argumentsOf(command, image, out), {
        stdoutIsTerminal: true,
        env: { NO_COLOR: '1' },
      })
      expect([command, status]).toEqual([
        command,
        expect.toBeOneOf(answer === 'several-seeds' ? [1, 2, 3] : [0, 1, 3]),
      ])
      expect([command, controls.exec(stderr), controls.exec(stdout)]).toEqual([command, null, null])
      expect(`${stdout}${stderr}`).not.toMatch(/\n {4}at |internal|TypeError|RangeError/)
    }
    expect((await readdir(folder)).sort()).toEqual(['around', 'image'])
    expect(await readdir(join(folder, 'around'))).toEqual(expect.toBeOneOf([[], ['out']]))
    for (const link of await linksBelow(out)) {
      const leadsTo = await realpath(link).catch(() => out)
      expect(`${leadsTo}/`).toMatch(new RegExp(`^${await realpath(out)}/`))
    }
  })
})

/** Small enough that every file is tried. */
const extractable = hostileInputs.filter(({ extracted }) => extracted !== undefined)

describe('an extraction writes what is safe, below its folder, and tells the rest', () => {
  test.each(extractable)('$name', async ({ bytes, extracted = [] }) => {
    const outer = await temporaryFolder()
    const image = await openImage(await bytes())
    for (const step of await planExtraction(image))
      await errorOf(extractToFolder(image, step, join(outer, 'inner')))
    const written = await readdir(outer, { recursive: true, encoding: 'utf8' })
    const below = written.filter((path) => path !== 'inner').map((path) => path.replace(/^inner\//, ''))
    expect(below.sort()).toEqual([...extracted].sort())
    expect(written.every((path) => path === 'inner' || path.startsWith('inner/'))).toBe(true)
  })
})

describe('what is taken for an image is told by its name', () => {
  test.each(otherFormats)('$name', async ({ bytes, says }) => {
    expect((await errorOf(openImage(await bytes())))?.message).toMatch(says)
  })
})
