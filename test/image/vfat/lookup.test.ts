import { describe, expect, test } from 'vitest'
import { openImage } from '../../../src/image/open-image.ts'
import { readSeed } from '../../../src/seed/seed.ts'
import { errorOf, fixture } from '../sources.ts'
import { directory, dots, end, entry, named, text, volume } from './hand-made.ts'

const anmerkungen = 'Anmerkungen zur Prüfstelle – größte Übersicht über Namen mit Umlauten, 東京.txt'

/** What stat(2) finds on Linux 6.1 (vfat, utf8) in vfat12-long-names.img. */
const lookups: readonly [name: string, found: boolean][] = [
  ['user-data', true],
  ['USER-DATA', true],
  ['User-Data', true],
  ['user-data.', true],
  ['user-data...', true],
  ['USER-D~1', true],
  ['user-d~1', true],
  ['meta-dat', false],
  ['user-data ', false],
  [anmerkungen, true],
  [anmerkungen.replace('Anmerkungen', 'ANMERKUNGEN'), true],
  [anmerkungen.replace('Prüfstelle', 'PRÜFSTELLE'), false],
]

describe('names are found as Linux finds them', () => {
  test.each(lookups)('%s: %s', async (name, found) => {
    const image = await openImage(fixture('images/vfat12-long-names.img'))
    expect((await image.stat(name)) !== undefined).toBe(found)
  })

  test('the seed counts in upper case, too', async () => {
    const seed = await readSeed(await openImage(fixture('images/vfat12-upper-case-names.img')))
    expect(seed.files.map(({ name }) => name)).toEqual(['meta-data', 'user-data', 'network-config'])
  })

  test('of several with one name the first is opened, be it a short name', async () => {
    const root = [
      ...named('other-name', { name: 'A.TXT', cluster: 3, size: 5 }),
      ...named('a.txt', { name: 'B.TXT', cluster: 4, size: 6 }),
    ]
    const image = await openImage(
      volume({ root, fat: { 3: end, 4: end }, data: { 3: text('first'), 4: text('second') } }),
    )
    expect(Buffer.from(await image.read('a.txt')).toString()).toBe('first')
    expect(Buffer.from(await image.read('b.txt')).toString()).toBe('second')
  })

  test('below folders, and nothing below a file', async () => {
    const root = entry({ name: 'FOLDER', attributes: directory, cluster: 5 })
    const folder = [...dots(5), ...entry({ name: 'FILE.TXT', cluster: 6, size: 2 })]
    const image = await openImage(
      volume({ root, fat: { 5: end, 6: end }, data: { 5: folder, 6: text('hi') } }),
    )
    expect(Buffer.from(await image.read('folder/file.txt')).toString()).toBe('hi')
    expect(await image.stat('/FOLDER//FILE.TXT')).toMatchObject({ type: 'file', size: 2 })
    expect(await image.stat('')).toMatchObject({ type: 'directory', size: 1024 })
    expect(await image.stat('folder/file.txt/more')).toBeUndefined()
    expect((await errorOf(image.read('folder')))?.code).toBe('not-a-file')
    expect((await errorOf(image.read('nowhere')))?.code).toBe('not-found')
  })
})
