import { describe, expect, test } from 'vitest'
import { plainName } from '../../src/image/iso9660/names.ts'
import { openImage } from '../../src/image/open-image.ts'
import {
  alternateName,
  announcement,
  continuation,
  directory,
  type HandMadeRecord,
  image,
  joliet,
  mode,
  plainImage,
  primary,
  rockRidgeImage,
  susp,
  terminator,
  text,
  utf16be,
} from './hand-made.ts'
import { fixture } from './sources.ts'

const open = (bytes: Uint8Array) => openImage(bytes)
const fixtureNames = async (name: string) =>
  (await (await open(fixture(`images/${name}.iso`))).entries()).map(({ path }) => path)
const namesIn = async (bytes: Uint8Array) => (await (await open(bytes)).entries()).map(({ path }) => path)
const stringOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

describe('plain identifiers as Linux shows them', () => {
  test.each([
    ['META_DAT.;1', 'meta_dat'],
    ['META-DATA.;1', 'meta-data'],
    ['A.;1', 'a'],
    ['B', 'b'],
    ['C.', 'c.'],
    ['E..;1', 'e.'],
    ['FILE.TXT;1', 'file.txt'],
    ['FILE.TXT;2', 'file.txt.2'],
    ['J.TXT;9', 'j.txt.9'],
    ['K.;12', 'k..12'],
    ['A/B;1', 'a.b'],
    ['A\0B.;1', 'a'],
    ['D.;1\0', 'd..1'],
    // Bytes as they are: most writers mean UTF-8, and Latin-1 is shown as what it is not.
    ['\u00c3\u0084', '\u00c4'],
    ['\u00c4', '\ufffd'],
  ])('%j is %j', (identifier, name) => {
    const bytes = Uint8Array.from(identifier, (letter) => letter.charCodeAt(0))
    expect(plainName(bytes, 0, bytes.byteLength)).toBe(name)
  })

  test('mangled names leave the guest without a seed', async () => {
    for (const name of ['genisoimage-plain', 'xorriso-norock']) {
      const opened = await open(fixture(`images/${name}.iso`))
      expect((await opened.entries()).map(({ path }) => path)).toEqual(['meta_dat', 'network_', 'user_dat'])
      expect(await opened.stat('meta-data')).toBeUndefined()
      expect(await opened.stat('META_DAT')).toBeUndefined()
    }
  })

  test('other versions, duplicates, hidden files and forks', async () => {
    const file = (identifier: string, location: number, flags = 0): HandMadeRecord => ({
      identifier,
      location,
      length: 4,
      flags,
    })
    const records = [
      file('A.;1', 21),
      file('A.;1', 22),
      file('A.;2', 22),
      file('FORK.;1', 22, 4),
      file('HIDDEN.;1', 21, 1),
    ]
    const opened = await open(plainImage(records, { 21: text('one\n'), 22: text('two\n') }))
    expect((await opened.entries()).map(({ path }) => path)).toEqual(['a', 'a', 'a..2', 'hidden'])
    expect(stringOf(await opened.read('a'))).toBe('one\n')
    expect(stringOf(await opened.read('a..2'))).toBe('two\n')
  })
})

describe('Joliet', () => {
  test.each(['genisoimage-joliet', 'xorriso-joliet'])(
    '%s: names are found without regard to case',
    async (name) => {
      const opened = await open(fixture(`images/${name}.iso`))
      expect(Buffer.from(await opened.read('USER-DATA'))).toEqual(
        Buffer.from(fixture('seeds/v2-dhcp/user-data')),
      )
      expect(await opened.stat('User-Data')).toMatchObject({ path: 'User-Data', size: 229 })
    },
  )

  const jolietImage = (records: readonly HandMadeRecord[]) =>
    image({
      16: primary(),
      17: joliet(21),
      18: terminator(),
      20: directory(20, []),
      21: directory(21, records),
      22: text('one\n'),
      23: text('two\n'),
    })
  const file = (name: string, location = 22): HandMadeRecord => ({
    identifier: utf16be(name),
    location,
    length: 4,
  })

  test('of two names that differ by case only, Linux opens the first', async () => {
    const opened = await open(jolietImage([file('USER-DATA'), file('user-data', 23)]))
    expect(opened.guestNamespace).toBe('joliet')
    expect((await opened.entries()).map(({ path }) => path)).toEqual(['USER-DATA', 'user-data'])
    for (const name of ['USER-DATA', 'user-data', 'uSeR-dAtA'])
      expect(stringOf(await opened.read(name))).toBe('one\n')
  })

  test('";1" and trailing dots go, other versions stay', async () => {
    expect(
      await namesIn(jolietImage([file('a;1'), file('b..'), file('c.txt;1'), file('d;2'), file('e.;1')])),
    ).toEqual(['a', 'b', 'c.txt', 'd;2', 'e'])
  })

  test('surrogate pairs are characters', async () => {
    expect(await fixtureNames('unicode-names-joliet')).toEqual(
      expect.arrayContaining([
        '𝄞',
        '🚀-🛰.txt',
        'Anmerkungen zur Prüfstelle – größte Übersicht über Namen mit .txt',
      ]),
    )
  })

  test('an empty Rock Ridge root beside a Joliet tree switches to Joliet', async () => {
    const root = directory(
      20,
      [],
      [...susp('SP', [0xbe, 0xef, 0]), ...susp('ER', [4, 0, 0, 1, 82, 82, 73, 80])],
    )
    const bytes = image({
      16: primary(),
      17: joliet(21),
      18: terminator(),
      20: root,
      21: directory(21, [file('user-data')]),
      22: text('one\n'),
    })
    const opened = await open(bytes)
    expect(opened).toMatchObject({
      namespaces: ['rock-ridge', 'primary', 'joliet'],
      guestNamespace: 'joliet',
    })
    expect(stringOf(await opened.read('USER-DATA'))).toBe('one\n')
  })
})

describe('Rock Ridge', () => {
  test('names are exact', async () => {
    const opened = await open(fixture('images/genisoimage-rock.iso'))
    expect(await opened.stat('user-data')).toBeDefined()
    expect(await opened.stat('USER-DATA')).toBeUndefined()
    expect(await opened.stat('user_dat')).toBeUndefined()
  })

  test('paths with superfluous slashes are found, others are not', async () => {
    const opened = await open(fixture('images/subfolder.iso'))
    expect(await opened.stat('/nocloud//user-data')).toMatchObject({ size: 229 })
    expect(await opened.stat('nocloud/user-data/more')).toBeUndefined()
    expect(await opened.stat('../user-data')).toBeUndefined()
    expect(await opened.stat('toString')).toBeUndefined()
  })

  test('a name of 254 bytes and more is cut where Linux cuts it', async () => {
    const lengths = async (name: string) =>
      (await fixtureNames(name)).filter((path) => path.includes('nnn')).map((path) => path.length)
    expect(await lengths('long-names')).toEqual([200, 253, 115, 115])
    expect(await lengths('long-names-genisoimage')).toEqual([200, 253, 146, 146])
  })

  test('a name of 240 bytes in UTF-8 is whole, though it is cut between the bytes of a letter', async () => {
    expect(await fixtureNames('long-names')).toContain('ü'.repeat(120))
    expect(await fixtureNames('long-names-genisoimage')).toContain('ü'.repeat(120))
  })

  test('symbolic links keep their targets to the letter', async () => {
    const entries = await (await open(fixture('images/symlinks.iso'))).entries()
    const targets = Object.fromEntries(
      entries.flatMap(({ path, target }) => (target === undefined ? [] : [[path, target]])),
    )
    expect(targets).toEqual({
      absolute: '/etc/hostname',
      dangling: 'nowhere',
      dotted: './scripts/../user-data',
      'long-components': `${'d'.repeat(250)}/${'e'.repeat(250)}/../user-data`,
      'long-target': ['a', 'b', 'c'].map((letter) => letter.repeat(120)).join('/'),
      'loop-a': 'loop-b',
      'loop-b': 'loop-a',
      relative: 'user-data',
    })
  })

  test('a target is counted in bytes, and joined where a writer cut between the bytes of a letter', async () => {
    const [first = 0, second = 0] = text('ü')
    const systemUse = [
      ...mode(0o120777),
      ...susp('SL', [1, 1, 2, 97, first]),
      ...susp('SL', [0, 0, 1, second, 0, 1, 98]),
    ]
    const opened = await open(
      rockRidgeImage([{ identifier: 'L', systemUse: [...alternateName('link'), ...systemUse] }]),
    )
    expect(await opened.stat('link')).toMatchObject({ type: 'symlink', target: 'aü/b', size: 5 })
  })

  test('bytes before every system use area are skipped as SP says', async () => {
    const records = [
      {
        identifier: 'X.;1',
        location: 21,
        length: 4,
        systemUse: [...Array(14).fill(0xcc), ...alternateName('user-data')],
      },
    ]
    expect(await namesIn(rockRidgeImage(records, { 21: text('one\n') }, 14))).toEqual(['user-data'])
  })

  test('the announcement may lie behind 14 bytes of CD-XA data', async () => {
    const xa = Array(14).fill(0)
    const root = directory(
      20,
      [{ identifier: 'X.;1', systemUse: [...xa, ...alternateName('user-data')] }],
      [...xa, ...announcement(14)],
    )
    expect(await namesIn(image({ 16: primary(), 17: terminator(), 20: root }))).toEqual(['user-data'])
  })

  test('continuation areas are followed wherever they lie', async () => {
    const area = Uint8Array.from([...Array(100).fill(0), ...alternateName('-data')])
    const systemUse = [...alternateName('user', 1), ...continuation(19, 100, 10)]
    const records = [{ identifier: 'X.;1', location: 21, length: 4, systemUse }]
    expect(await namesIn(rockRidgeImage(records, { 19: area, 21: text('one\n') }))).toEqual(['user-data'])
  })

  test('devices, pipes and sockets are other', async () => {
    const kinds = [0o020666, 0o060666, 0o010666, 0o140666]
    const records = kinds.map((value, at) => ({
      identifier: `D${at}.;1`,
      systemUse: [...alternateName(`d${at}`), ...mode(value)],
    }))
    const entries = await (await open(rockRidgeImage(records))).entries()
    expect(entries.map(({ type, mode: bits }) => [type, bits])).toEqual(Array(4).fill(['other', 0o666]))
  })
})

describe('directories that were moved because of their depth', () => {
  const deep = '1/2/3/4/5/6/7/8/9/10/file'

  test.each([
    'deep-directories',
    'deep-directories-relocated',
    'deep-directories-relocated-elsewhere',
    'deep-directories-xorriso',
  ])('%s: they appear at their place only', async (name) => {
    const opened = await open(fixture(`images/${name}.iso`))
    expect(stringOf(await opened.read(deep))).toBe('deep\n')
    expect((await opened.entries()).filter(({ path }) => path.endsWith('file'))).toHaveLength(1)
    expect(await opened.stat('1/2/3/4/5/6/7/8')).toMatchObject({ type: 'directory', size: 2048 })
  })

  test("genisoimage's rr_moved stays visible, and is empty", async () => {
    const paths = await fixtureNames('deep-directories')
    expect(paths).toContain('rr_moved')
    expect(paths.filter((path) => path.startsWith('rr_moved/'))).toEqual([])
  })
})
