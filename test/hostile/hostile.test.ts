import { mkdir, readdir, realpath, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openImage } from '../../src/node.ts'
import { run } from '../cli/memory-io.ts'
import { errorOf } from '../image/sources.ts'
import { temporaryFolder } from '../node/temporary-folder.ts'
import { answerTo } from './answer.ts'
import { hostileInputs } from './inputs.ts'
import { otherFormats } from './other-formats.ts'

test('there are many, each of its own name', () => {
  const names = hostileInputs.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(names.length).toBeGreaterThanOrEqual(120)
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

describe.each(hostileInputs)('$name', { timeout: 60_000 }, ({ bytes, answer, costly }) => {
  test('is answered, for little work', async () => {
    const found = await answerTo(await bytes())
    expect(found.answer).toEqual(answer)
    expect(found.bytesRead).toBeLessThanOrEqual(found.mostBytesRead)
    expect(found.reads).toBeLessThanOrEqual(found.mostReads)
    expect(found.entries).toBeLessThanOrEqual(found.mostEntries)
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

describe('what is taken for an image is told by its name', () => {
  test.each(otherFormats)('$name', async ({ bytes, says }) => {
    expect((await errorOf(openImage(await bytes())))?.message).toMatch(says)
  })
})
