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
import { plainVolumes } from './corpus/hand-made-plain.ts'
import { rockRidgeVolumes } from './corpus/hand-made-rock-ridge.ts'
import { volumes } from './corpus/hand-made-volumes.ts'
import { pycdlibImages } from './corpus/pycdlib.ts'
import { stageTrees } from './corpus/staged-trees.ts'
import { imagesOfPycdlib, imagesOfWriters } from './corpus/writers.ts'
import { xorrisoImages } from './corpus/xorriso.ts'
import { type Comparison, compareWithLinux, differences } from './linux/agreement.ts'
import { differentOnPurpose } from './linux/on-purpose.ts'

const folder = mkdtempSync(join(tmpdir(), 'corpus-'))
let comparisons: readonly Comparison[] = []

/** What no writer makes. */
const handMade = (): CorpusImage[] =>
  Object.entries({ plain: plainVolumes, 'Rock Ridge': rockRidgeVolumes, volumes }).flatMap(([set, images]) =>
    Object.entries(images).map(([name, bytes]) => ({
      group: `hand-made, ${set}`,
      name,
      filesystem: 'iso9660',
      bytes,
    })),
  )

const more = (): CorpusImage[] =>
  [...imagesOfWriters(), ...imagesOfPycdlib(), ...handMadeImages()].map((each) => ({
    ...each,
    filesystem: 'iso9660',
  }))

function corpus(): CorpusImage[] {
  stageTrees(folder)
  const writers = [xorrisoImages, genisoimageImages, bsdtarImages, cloudLocaldsImages, pycdlibImages]
  const theirs = writers.flatMap((write) => write(folder))
  return [...theirs, ...more(), ...fixtureImages(), ...cutImages(), ...handMade()]
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
  'hand-made plain',
  'hand-made rock-ridge',
  'hand-made joliet',
  'hand-made descriptor',
  'hand-made block-size',
]
const of = (group: string) => comparisons.filter((each) => each.group === group)
const isOnPurpose = ({ name }: CorpusImage) => differentOnPurpose.has(name)

describe("names, types, permissions, dates, sizes, targets and contents are those of Linux's isofs, labels those of blkid", () => {
  test.each(groups)('%s', (group) => {
    const all = of(group)
    const unlike = all.filter((each) => differences(each).length > 0)
    console.info(`${group}: ${all.length - unlike.length} of ${all.length} agree with Linux`)
    expect(all.length).toBeGreaterThan(1)
    const unexpected = unlike.filter((each) => !isOnPurpose(each))
    expect(unexpected.map((each) => [each.name, ...differences(each)])).toEqual([])
  })

  test('no group is left out', () => {
    expect([...new Set(comparisons.map(({ group }) => group))].sort()).toEqual([...groups].sort())
    const agreeing = comparisons.filter((each) => differences(each).length === 0)
    console.info(`altogether: ${agreeing.length} of ${comparisons.length} agree with Linux`)
    expect(comparisons.length).toBeGreaterThan(800)
  })
})

describe('where the reader differs on purpose, it still does', () => {
  test.each([...differentOnPurpose])('%s: %s', (name) => {
    const found = comparisons.filter((each) => each.name === name)
    expect(found).not.toHaveLength(0)
    for (const each of found) expect(differences(each)).not.toEqual([])
  })
})
