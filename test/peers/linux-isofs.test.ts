import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bsdtarImages } from './corpus/bsdtar.ts'
import { cloudLocaldsImages } from './corpus/cloud-localds.ts'
import type { CorpusImage } from './corpus/corpus-image.ts'
import { cutImages, fixtureImages } from './corpus/fixtures.ts'
import { genisoimageImages } from './corpus/genisoimage.ts'
import { handMadeImages } from './corpus/hand-made.ts'
import { pycdlibImages } from './corpus/pycdlib.ts'
import { stageTrees } from './corpus/trees.ts'
import { xorrisoImages } from './corpus/xorriso.ts'
import { type Comparison, compareWithLinux, differences } from './linux/agreement.ts'
import { differentOnPurpose } from './linux/on-purpose.ts'

const folder = mkdtempSync(join(tmpdir(), 'corpus-'))
let comparisons: readonly Comparison[] = []

function corpus(): CorpusImage[] {
  stageTrees(folder)
  const writers = [xorrisoImages, genisoimageImages, bsdtarImages, cloudLocaldsImages, pycdlibImages]
  return [
    ...writers.flatMap((write) => write(folder)),
    ...fixtureImages(),
    ...cutImages(),
    ...handMadeImages(),
  ]
}

beforeAll(async () => {
  const images = corpus()
  const mounted = join(folder, 'mounted')
  mkdirSync(mounted)
  comparisons = await compareWithLinux(images, mounted)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const groups = [
  'xorriso',
  'genisoimage',
  'libarchive',
  'cloud-localds',
  'pycdlib',
  'fixtures/images',
  'fixtures/broken',
  'cut short',
  'hand-made, plain',
  'hand-made, Rock Ridge',
  'hand-made, volumes',
]
const of = (group: string) => comparisons.filter((each) => each.group === group)
const isOnPurpose = ({ name }: CorpusImage) => differentOnPurpose.has(name)

describe("names, types, permissions, dates, sizes, targets and contents are those of Linux's isofs, labels those of blkid", () => {
  test.each(groups)('%s', (group) => {
    const all = of(group)
    const unlike = all.filter((each) => differences(each).length > 0)
    console.info(`${group}: ${all.length - unlike.length} of ${all.length} agree with Linux`)
    expect(all.length).toBeGreaterThan(5)
    const unexpected = unlike.filter((each) => !isOnPurpose(each))
    expect(unexpected.map((each) => [each.name, ...differences(each)])).toEqual([])
  })

  test('no group is left out', () => {
    expect([...new Set(comparisons.map(({ group }) => group))]).toEqual(groups)
    const agreeing = comparisons.filter((each) => differences(each).length === 0)
    console.info(`altogether: ${agreeing.length} of ${comparisons.length} agree with Linux`)
    expect(comparisons.length).toBeGreaterThan(400)
  })
})

describe('where the reader differs on purpose, it still does', () => {
  test.each([...differentOnPurpose])('%s: %s', (name) => {
    const found = comparisons.filter((each) => each.name === name)
    expect(found).toHaveLength(1)
    for (const each of found) expect(differences(each)).not.toEqual([])
  })
})
