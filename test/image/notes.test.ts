import { describe, expect, test } from 'vitest'
import type { ImageNote } from '../../src/image/image-note.ts'
import { openImage } from '../../src/image/open-image.ts'
import {
  alternateName,
  announcement,
  directory,
  image,
  joliet,
  mode,
  plainImage,
  primary,
  terminator,
  utf16be,
} from './hand-made.ts'
import { counting, fixture, imagesIn } from './sources.ts'

/** blkid 2.38 says udf of udf-bridge.iso, iso9660 of all others; sessions are those that were written. */
const notes: Readonly<Record<string, readonly ImageNote[]>> = {
  'images/eltorito.iso': [{ kind: 'el-torito' }],
  'images/hybrid.iso': [{ kind: 'el-torito' }],
  'images/multi-session.iso': [{ kind: 'other-session', sector: 64, newer: true }],
  'images/symlinks.iso': [
    {
      kind: 'trees-differ',
      paths: [
        'absolute',
        'dangling',
        'dotted',
        'long-components',
        'long-target',
        'loop-a',
        'loop-b',
        'relative',
      ],
    },
  ],
  'images/trees-differ.iso': [{ kind: 'trees-differ', paths: ['network-config'] }],
  'images/udf-bridge.iso': [{ kind: 'udf-bridge' }],
}

const notesOf = async (bytes: Uint8Array) => (await openImage(bytes)).notes()

describe('remarks on an image', () => {
  test.each(imagesIn('images').map((name) => `images/${name}`))('%s', async (path) => {
    expect(await notesOf(fixture(path))).toEqual(notes[path] ?? [])
  })

  test.each<[string, readonly ImageNote[]]>([
    ['block-size-512', [{ kind: 'block-size-512' }]],
    ['block-size-1024', []],
    ['truncated-file', [{ kind: 'cut-short', expected: 278528, found: 75776, lost: ['user-data'] }]],
    ['truncated-padding', [{ kind: 'cut-short', expected: 380928, found: 176128, lost: [] }]],
    [
      'huge-directory-length',
      [
        { kind: 'root-damaged', damage: 'limit-exceeded' },
        { kind: 'limit-exceeded', limit: 'directoryBytes' },
      ],
    ],
  ])('broken/%s.iso', async (name, expected) => {
    expect(await notesOf(fixture(`broken/${name}.iso`))).toEqual(expected)
  })

  test('without an anchor in sector 256 there is no UDF, for blkid either', async () => {
    const bytes = fixture('images/udf-bridge.iso')
    bytes.fill(0, 256 * 2048, 257 * 2048)
    expect(await notesOf(bytes)).toEqual([])
  })

  test('a session written before the one in sector 16 is older', async () => {
    const bytes = fixture('images/multi-session.iso')
    bytes.set(new TextEncoder().encode('2030'), 16 * 2048 + 830)
    expect(await notesOf(bytes)).toEqual([{ kind: 'other-session', sector: 64, newer: false }])
  })

  test('records that break off in the middle of the root are told, what precedes them is listed', async () => {
    const bytes = plainImage([{ identifier: 'A.;1' }, { identifier: 'B.;1' }])
    const second = 20 * 2048 + 34 + 34 + 38
    expect(bytes[second]).toBe(38)
    bytes[second + 32] = 200
    const opened = await openImage(bytes)
    expect((await opened.entries()).map(({ path }) => path)).toEqual(['a'])
    expect(await opened.notes()).toEqual([{ kind: 'root-damaged', damage: 'directory-damaged' }])
  })

  test('a folder in the middle of whose records it breaks off is marked', async () => {
    const folder = directory(21, [{ identifier: 'B.;1' }, { identifier: 'C.;1' }])
    folder[34 + 34 + 38 + 32] = 200
    const records = [{ identifier: 'A', location: 21, length: 2048, flags: 2 }]
    const entries = await (await openImage(plainImage(records, { 21: folder }))).entries()
    expect(entries).toMatchObject([{ path: 'a', damage: 'directory-damaged' }, { path: 'a/b' }])
    expect(await (await openImage(plainImage(records, { 21: folder }))).stat('a')).toEqual(entries[0])
  })
})

describe('Rock Ridge and Joliet beside each other', () => {
  interface Named {
    readonly name: string
    readonly location?: number
    readonly length?: number
  }
  const differing = async (rockRidge: readonly Named[], others: readonly Named[]) => {
    const own = rockRidge.map(({ name, ...extent }, index) => ({
      identifier: `F${index}.;1`,
      systemUse: [...mode(0o100644), ...alternateName(name)],
      ...extent,
    }))
    const other = others.map(({ name, ...extent }) => ({ identifier: utf16be(`${name};1`), ...extent }))
    const found = await notesOf(
      image({
        16: primary(),
        17: joliet(21),
        18: terminator(),
        20: directory(20, own, announcement()),
        21: directory(21, other),
        25: new Uint8Array(2048),
      }),
    )
    return found.flatMap((note) => (note.kind === 'trees-differ' ? note.paths : []))
  }
  const file = (name: string, location = 22, length = 5): Named => ({ name, location, length })

  test.each<[string, readonly Named[], readonly Named[], readonly string[]]>([
    ['alike', [file('user-data')], [file('user-data')], []],
    ['by case only', [file('user-data')], [file('USER-DATA')], []],
    ['other contents', [file('user-data')], [file('user-data', 23)], ['user-data']],
    ['other lengths', [file('user-data')], [file('user-data', 22, 6)], ['user-data']],
    ['missing in Joliet', [file('a'), file('b', 23)], [file('a')], ['b']],
    ['missing in Rock Ridge', [file('a')], [file('a'), file('b', 23)], ['b']],
    ['a name that Joliet cut', [file('n'.repeat(80))], [file('n'.repeat(64))], []],
    ['a cut name of an empty file', [file('n'.repeat(80), 0, 0), file('a')], [file('a')], []],
    ['an empty file', [file('a'), file('b', 0, 0)], [file('a'), file('b', 25, 0)], []],
    ['a missing empty file', [file('a'), file('b', 0, 0)], [file('a')], ['b']],
  ])('%s', async (_, own, other, expected) => {
    expect(await differing(own, other)).toEqual(expected)
  })
})

describe('what the remarks cost', () => {
  test('nothing before they are asked for, and nothing for a KubeVirt seed', async () => {
    const source = counting(fixture('images/kubevirt.iso'))
    const opened = await openImage(source)
    await opened.notes()
    expect(source.reads).toEqual([{ offset: 32768, length: 32768 }])
  })

  test('the descriptors of another session cost one read, once', async () => {
    const source = counting(fixture('images/multi-session.iso'))
    const opened = await openImage(source)
    const before = source.reads.length
    await opened.notes()
    await opened.notes()
    expect(source.reads.length).toBeLessThanOrEqual(before + 2)
  })
})
