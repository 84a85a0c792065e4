import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type ExtractionStep, planExtraction } from '../../src/image/extraction.ts'
import type { Entry, Image } from '../../src/image/image.ts'
import { ImageError } from '../../src/image/image-error.ts'
import { extractToFolder } from '../../src/node/extract-to-folder.ts'
import { inspect, openImage } from '../../src/node.ts'
import { hostileContainers } from './hostile/containers.ts'
import type { HostileImage } from './hostile/hostile-image.ts'
import { hostileTrees } from './hostile/trees.ts'
import { hostileVolumes } from './hostile/volumes.ts'
import { counting, errorOf } from './sources.ts'

const hostile: readonly HostileImage[] = [...hostileVolumes, ...hostileTrees, ...hostileContainers]

/** Every byte once for the listing, once for the contents, and a little more to look around. */
const mostBytes = (size: number) => 3 * size + (1 << 20)
const mostReads = (size: number) => size / 512 + 100

/** For the million records; no other takes a second. */
const timeout = 60_000

describe('a hostile image gets a typed answer, for reads that its own size bounds', { timeout }, () => {
  test.each(hostile.map((each) => [each.name, each] as const))(
    '%s',
    async (_, { bytes, answer, ...expected }) => {
      const source = counting(bytes())
      const result = await inspect(source)
      expect(result.status).toBe(answer === 'inspected' ? 'inspected' : 'unreadable')
      if (result.status === 'unreadable') expect(result.error.code).toBe(answer)
      const { entries, code } = await listed(source)
      expect(code ?? 'inspected').toBe(expected.listing ?? answer)
      if (expected.entries !== undefined) expect(entries).toHaveLength(expected.entries)
      const damaged = Object.fromEntries(entries.map(({ path, damage }) => [path, damage]))
      if (expected.damaged) expect(damaged).toMatchObject(expected.damaged)
      const total = source.reads.reduce((sum, { length }) => sum + length, 0)
      expect(total).toBeLessThan(mostBytes(source.size))
      expect(source.reads.length).toBeLessThan(mostReads(source.size))
      expect(JSON.stringify(result)).not.toMatch(/at .*\.ts:\d+/)
    },
  )
})

async function listed(
  source: Parameters<typeof openImage>[0],
): Promise<{ entries: readonly Entry[]; code?: string }> {
  try {
    return { entries: await (await openImage(source)).entries() }
  } catch (error) {
    if (error instanceof ImageError) return { entries: [], code: error.code }
    throw error
  }
}

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Small enough that every file is tried. */
const extractable = hostile.filter(({ extracted }) => extracted !== undefined)

describe('an extraction writes what is safe, below its folder, and tells the rest', () => {
  test.each(extractable.map((each) => [each.name, each] as const))(
    '%s',
    async (_, { bytes, extracted = [] }) => {
      const outer = mkdtempSync(join(tmpdir(), 'hostile-'))
      folders.push(outer)
      const image = await openImage(bytes())
      for (const step of await planExtraction(image)) await extractOne(image, step, join(outer, 'inner'))
      const written = readdirSync(outer, { recursive: true, encoding: 'utf8' })
      const below = written.filter((path) => path !== 'inner').map((path) => path.replace(/^inner\//, ''))
      expect(below.sort()).toEqual([...extracted].sort())
      expect(written.every((path) => path === 'inner' || path.startsWith('inner/'))).toBe(true)
    },
  )
})

async function extractOne(image: Image, step: ExtractionStep, folder: string): Promise<void> {
  await errorOf(extractToFolder(image, step, folder))
}
