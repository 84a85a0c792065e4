import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url))
const rebuilt = mkdtempSync(join(tmpdir(), 'fixtures-'))

/** Images below a folder, as paths relative to it. */
function imagesBelow(root: string): string[] {
  const entries = readdirSync(root, { recursive: true, encoding: 'utf8' })
  return entries
    .filter((path) => /^((images|broken|incident)\/.*\.(iso|img|img\.gz)|containers\/[^/]+)$/.test(path))
    .sort()
}

const committed = imagesBelow(fixtures)

const descriptorAt = 16 * 2048

/** Data preparer and application identifiers (ECMA-119 8.4.22, 8.4.23), where the writers put their versions. */
const writerOf = (image: Buffer) =>
  image
    .toString('latin1', descriptorAt + 446, descriptorAt + 702)
    .replaceAll('\0', ' ')
    .trim()

function firstDifference(one: Buffer, other: Buffer): number {
  const end = Math.min(one.length, other.length)
  for (let at = 0; at < end; at++) if (one[at] !== other[at]) return at
  return one.length === other.length ? -1 : end
}

function listing(path: string): string[] {
  const { status, stdout } = spawnSync('bsdtar', ['-tvf', path], { encoding: 'utf8', timeout: 10_000 })
  return [`exit ${status}`, ...stdout.split('\n').sort()]
}

/** Some broken images are patched with another writer's offsets, and bsdtar hangs on two: only their names count then. */
function expectSameContents(path: string, ours: Buffer, theirs: Buffer): void {
  if (!path.startsWith('containers')) expect(writerOf(theirs)).not.toBe(writerOf(ours))
  if (/^(images|incident)/.test(path))
    expect(listing(join(rebuilt, path))).toEqual(listing(join(fixtures, path)))
}

const read = (root: string, path: string) => readFileSync(join(root, path))
const xorrisoOf = (root: string) => writerOf(read(root, 'images/kubevirt.iso'))

beforeAll(() => {
  execFileSync('sh', [join(fixtures, 'make.sh'), rebuilt], { stdio: 'pipe' })
}, 300_000)
afterAll(() => rmSync(rebuilt, { recursive: true, force: true }))

test('make.sh builds the committed images, no more and no fewer', () => {
  expect(imagesBelow(rebuilt)).toEqual(committed)
})

describe('make.sh builds the committed bytes', () => {
  test.each(committed)('%s', (path) => {
    const ours = read(fixtures, path)
    const theirs = read(rebuilt, path)
    const difference = firstDifference(ours, theirs)
    const sameTools = xorrisoOf(fixtures) === xorrisoOf(rebuilt)
    if (sameTools || difference === -1) expect(difference, 'first differing byte').toBe(-1)
    else expectSameContents(path, ours, theirs)
  })
})

test('README.md has a line for every image, and no line for an absent one', () => {
  const lines =
    readFileSync(join(fixtures, 'README.md'), 'utf8').match(/^\| `[^`]+\.(iso|img|tar|gz|base64)`/gm) ?? []
  const described = lines.map((line) => line.slice(3, -1)).sort()
  const built = committed.filter((path) => !path.startsWith('incident')).map((path) => basename(path))
  expect(described).toEqual(built.sort())
})
