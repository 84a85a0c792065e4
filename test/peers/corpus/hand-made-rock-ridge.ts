import { deflateSync } from 'node:zlib'
import {
  alternateName,
  announcement,
  both32,
  continuation,
  directory,
  type HandMadeRecord,
  image,
  little32,
  mode,
  primary,
  rockRidgeImage,
  susp,
  terminator,
  text,
} from '../../image/hand-made.ts'

const content = { 21: text('first block'.padEnd(2048, '.')), 22: text('second block'), 23: text('third') }
const regular = mode(0o100644)
let serial = 0
const file = (systemUse: readonly number[], fields: Partial<HandMadeRecord> = {}): HandMadeRecord => ({
  identifier: `F${serial++}.;1`,
  location: 21,
  length: 11,
  systemUse,
  ...fields,
})
const named = (name: string, ...more: readonly (readonly number[])[]) =>
  file([...alternateName(name), ...regular, ...more.flat()])
const rock = (
  records: readonly HandMadeRecord[],
  blocks: Readonly<Record<number, Uint8Array>> = {},
  skip = 0,
) => rockRidgeImage(records, { ...content, ...blocks }, skip)
const areas = (...entries: readonly (readonly number[])[]) => Uint8Array.from(entries.flat())

/** SL of components: flags and text each. */
const link = (flags: number, ...components: readonly (readonly [flags: number, content: string])[]) =>
  susp('SL', [flags, ...components.flatMap(([each, value]) => [each, value.length, ...text(value)])])
const symlink = (name: string, ...links: readonly (readonly number[])[]) =>
  file([...alternateName(name), ...mode(0o120777), ...links.flat()], { length: 0 })
const folder = (name: string, location: number, ...more: readonly (readonly number[])[]) =>
  file([...alternateName(name), ...mode(0o040755), ...more.flat()], { location, length: 2048, flags: 2 })
const childLink = (location: number) => susp('CL', both32(location))
const parentLink = (location: number) => susp('PL', both32(location))
const relocated = susp('RE', [])
const compressed = (size: number, log2 = 15, algorithm = 'pz', header = 4) =>
  susp('ZF', [...text(algorithm), header, log2, ...both32(size)])
const shortDate = (year: number) => [year, 6, 15, 12, 0, 0, 0]
const longDate = [...text('2026061512000000'), 0]

/** zisofs: 32 KiB blocks behind a header of 16 bytes and the pointers. */
function zisofs(plain: Uint8Array, log2 = 15): Uint8Array {
  const blocks = Array.from({ length: Math.ceil(plain.length / 2 ** log2) }, (_, index) => {
    const block = plain.subarray(index * 2 ** log2, (index + 1) * 2 ** log2)
    return block.every((byte) => byte === 0) ? new Uint8Array(0) : deflateSync(block)
  })
  let at = 16 + 4 * (blocks.length + 1)
  const pointers = [at, ...blocks.map(({ length }) => (at += length))]
  const head = [0x37, 0xe4, 0x53, 0x96, 0xc9, 0xdb, 0xd6, 0x07, ...little32(plain.length), 4, log2, 0, 0]
  return Buffer.concat([Uint8Array.from([...head, ...pointers.flatMap(little32)]), ...blocks])
}
const packed = zisofs(text('0123456789'.repeat(7000)))
const holes = zisofs(
  Uint8Array.from({ length: 100_000 }, (_, index) => (index < 40_000 || index > 70_000 ? 0 : index & 255)),
)
const zisofsFile = (bytes: Uint8Array, ...zf: readonly (readonly number[])[]) =>
  rock(
    [
      file([...alternateName('packed'), ...regular, ...zf.flat()], { location: 30, length: bytes.length }),
      named('plain'),
    ],
    { 30: bytes },
  )

/** Trees with Rock Ridge. */
export const rockRidgeVolumes: Readonly<Record<string, Uint8Array>> = {
  'plain seed': rock([named('meta-data'), named('user-data'), named('network-config')]),
  'names of all kinds': rock(
    [
      'A',
      'UPPER.TXT',
      'ü',
      '日本語',
      '🚀',
      'two words',
      'semi;1',
      'back\\slash',
      'tab\t',
      'new\nline',
      '.hidden',
      '...',
    ].map((name) => named(name)),
  ),
  'names that are not UTF-8': rock([
    file([...susp('NM', [0, 0xff, 0xfe]), ...regular]),
    file([...susp('NM', [0, 0x61, 0xe9, 0x62]), ...regular]),
    file([...susp('NM', [0, 0xc3]), ...regular]),
    file([...susp('NM', [0, 0xed, 0xa0, 0x80]), ...regular]),
    file([...susp('NM', [0, 0xf0, 0x9f, 0x9a]), ...regular]),
  ]),
  'names with NUL or a slash': rock([named('a\0b'), named('c/d'), named('\0'), named('/'), named('e')]),
  'names of dots': rock([
    file([...susp('NM', [2]), ...regular]),
    file([...susp('NM', [4]), ...regular]),
    named('.'),
    named('..'),
    named('x'),
  ]),
  'no alternate name': rock([file(regular), file([...alternateName(''), ...regular]), file([])]),
  'name in two pieces': rock([file([...alternateName('one-', 1), ...alternateName('two'), ...regular])]),
  'name in pieces without the flag': rock([
    file([...alternateName('one-'), ...alternateName('two'), ...regular]),
  ]),
  'name that goes on into nothing': rock([file([...alternateName('one-', 1), ...regular])]),
  'name flags of later versions': rock([
    file([...susp('NM', [32, ...text('host')]), ...regular]),
    file([...susp('NM', [64, ...text('x')]), ...regular]),
  ]),
  'name cut inside a letter': rock([
    file([...susp('NM', [1, 0xe6, 0x97]), ...susp('NM', [0, 0xa5, 0x21]), ...regular]),
  ]),
  'name behind a continuation': rock([file([...continuation(24, 0, 30), ...regular])], {
    24: areas(alternateName('continued-name'), [0, 0, 0, 0]),
  }),
  'name across a continuation': rock(
    [file([...alternateName('one-', 1), ...continuation(24, 100, 12), ...regular])],
    {
      24: areas(Array(100).fill(0xaa), alternateName('across-')),
    },
  ),
  'long names over continuations': rock(
    [100, 200, 250, 252, 253, 254, 255].map((length, index) =>
      file([
        ...alternateName('p'.repeat(90), 1),
        ...regular,
        ...continuation(24 + index, 0, length - 90 + 5),
      ]),
    ),
    Object.fromEntries(
      [100, 200, 250, 252, 253, 254, 255].map((length, index) => [
        24 + index,
        areas(alternateName('q'.repeat(length - 90))),
      ]),
    ),
  ),
  'names of many pieces': rock(
    [file([...alternateName('a'.repeat(100), 1), ...regular, ...continuation(24, 0, 2 * 105)])],
    { 24: areas(alternateName('b'.repeat(100), 1), alternateName('c'.repeat(100))) },
  ),
  'continuation chain of two': rock(
    [file([...alternateName('1-', 1), ...regular, ...continuation(24, 0, 35)])],
    {
      24: areas(alternateName('2-', 1), continuation(25, 10, 7)),
      25: areas(Array(10).fill(0), alternateName('3-')),
    },
  ),
  ...Object.fromEntries(
    [30, 31, 32, 33, 34].map((hops) => [
      `continuation chain of ${hops}`,
      rock(
        [file([...alternateName('0', 1), ...regular, ...continuation(24, 0, 34)])],
        Object.fromEntries(
          Array.from({ length: hops }, (_, index) => [
            24 + index,
            areas(
              alternateName(String.fromCharCode(97 + (index % 26)), 1),
              index + 1 < hops ? continuation(25 + index, 0, 34) : [0, 0, 0, 0],
            ),
          ]),
        ),
      ),
    ]),
  ),
  'continuation loop': rock(
    [file([...alternateName('loop-', 1), ...regular, ...continuation(24, 0, 34)]), named('after')],
    {
      24: areas(alternateName('x', 1), continuation(24, 0, 34)),
    },
  ),
  'continuation outside': rock([
    file([...alternateName('a'), ...regular, ...continuation(90_000, 0, 34)]),
    named('after'),
  ]),
  'continuation outside before the name': rock([
    file([...continuation(90_000, 0, 34), ...alternateName('a'), ...regular]),
    named('after'),
  ]),
  'continuation across a block': rock(
    [file([...alternateName('a-', 1), ...regular, ...continuation(24, 2040, 20)]), named('after')],
    {
      24: areas(Array(2040).fill(0), alternateName('beyond'), Array(20).fill(0)),
    },
  ),
  'continuation of no length': rock(
    [file([...alternateName('a-', 1), ...regular, ...continuation(24, 0, 0)]), named('after')],
    { 24: areas(alternateName('more')) },
  ),
  'continuation length too long': rock(
    [file([...alternateName('a-', 1), ...regular, ...continuation(24, 0, 5000)]), named('after')],
    { 24: areas(alternateName('more')) },
  ),
  'two continuations in one area': rock(
    [file([...alternateName('a-', 1), ...continuation(24, 0, 9), ...continuation(25, 0, 9), ...regular])],
    { 24: areas(alternateName('four', 0)), 25: areas(alternateName('five', 0)) },
  ),
  'continuation and terminator': rock(
    [file([...continuation(24, 0, 9), ...susp('ST', []), ...alternateName('late'), ...regular])],
    { 24: areas(alternateName('four')) },
  ),
  'terminator first': rock([file([...susp('ST', []), ...alternateName('late'), ...regular]), named('after')]),
  'padding entries': rock([
    file([...susp('PD', [0, 0, 0]), ...alternateName('padded'), ...susp('PD', []), ...regular]),
  ]),
  'unknown entries': rock([
    file([...susp('ZZ', [1, 2, 3]), ...alternateName('known'), ...susp('RR', [0x89]), ...regular]),
  ]),
  'entry of length 3': rock([file([...alternateName('a'), ...regular, 0x4e, 0x4d, 3, 1, 0, 0])]),
  'entry of length 0': rock([file([...alternateName('a'), 0x50, 0x58, 0, 1, ...regular])]),
  'entry past the end': rock([
    file([...alternateName('a'), 0x4e, 0x4d, 200, 1, 0, 65, 66, 67]),
    named('after'),
  ]),
  'entry past the end before the name': rock([
    file([0x50, 0x58, 250, 1, 0, 65, ...alternateName('a')]),
    named('after'),
  ]),
  'entries of other versions': rock([
    file([...alternateName('a').map((value, at) => (at === 3 ? 2 : value)), ...regular]),
  ]),
  'modes of all kinds': rock(
    [
      0o100600, 0o104755, 0o101777, 0o040700, 0o120777, 0o010644, 0o020600, 0o060600, 0o140644, 0o000644, 0,
      0o100000, 0o170000,
    ].map((value) =>
      file([...alternateName(`m${value.toString(8)}`), ...mode(value)], {
        location: 24,
        length: value === 0o040700 ? 2048 : 11,
      }),
    ),
    { 24: directory(24, []) },
  ),
  'mode with a serial number': rock([
    file([
      ...alternateName('serial'),
      ...susp('PX', [...both32(0o100644), ...both32(1), ...both32(0), ...both32(0), ...both32(1)]),
    ]),
  ]),
  'mode cut short': rock([
    file([...alternateName('a'), ...susp('PX', both32(0o100600))]),
    file([...alternateName('b'), ...susp('PX', [1, 2])]),
  ]),
  'two modes': rock([file([...alternateName('a'), ...mode(0o100600), ...mode(0o100755)])]),
  'directory flag and mode disagree': rock(
    [
      file([...alternateName('flag-only'), ...regular], { flags: 2, location: 24, length: 2048 }),
      file([...alternateName('mode-only'), ...mode(0o040755)], { location: 25, length: 2048 }),
    ],
    { 24: directory(24, [named('x')]), 25: directory(25, [named('y')]) },
  ),
  'device numbers': rock([
    file([...alternateName('null'), ...mode(0o020666), ...susp('PN', [...both32(1), ...both32(3)])], {
      length: 0,
    }),
  ]),
  'links of all components': rock([
    symlink('relative', link(0, [0, 'user-data'])),
    symlink('two', link(0, [0, 'a'], [0, 'b'])),
    symlink('root', link(0, [8, ''])),
    symlink('absolute', link(0, [8, ''], [0, 'etc'], [0, 'passwd'])),
    symlink('current', link(0, [2, ''])),
    symlink('parent', link(0, [4, ''], [0, 'x'])),
    symlink('parents', link(0, [4, ''], [4, ''], [4, ''])),
    symlink('inside', link(0, [0, 'a'], [4, ''], [2, ''], [0, 'b'])),
    symlink('root-in-the-middle', link(0, [0, 'a'], [8, ''], [0, 'b'])),
    symlink('empty-component', link(0, [0, ''])),
    symlink('empty-components', link(0, [0, 'a'], [0, ''], [0, 'b'])),
  ]),
  'links over components': rock([
    symlink('joined', link(0, [1, 'a'], [0, 'b'])),
    symlink('joined-thrice', link(0, [1, 'a'], [1, 'b'], [0, 'c'], [0, 'd'])),
    symlink('over-entries', link(1, [1, 'abc']), link(0, [0, 'def'])),
    symlink('over-entries-apart', link(1, [0, 'abc']), link(0, [0, 'def'])),
    symlink('over-entries-without-flag', link(0, [0, 'abc']), link(0, [0, 'def'])),
    symlink('never-ending', link(1, [1, 'abc'])),
    symlink('utf8', link(0, [0, 'ü'])),
  ]),
  'links of odd forms': rock([
    symlink('without-entry'),
    symlink('without-component', link(0)),
    symlink('unknown-flags', link(0, [16, 'host'])),
    symlink('network', link(0, [32, 'net'])),
    symlink('past-the-entry', susp('SL', [0, 0, 50, 65, 66])),
    symlink('half-a-component', susp('SL', [0, 0])),
    symlink('nul', link(0, [0, 'a\0b'])),
    symlink('slash', link(0, [0, 'a/b'])),
    symlink('parent-with-text', link(0, [4, 'ignored'], [0, 'x'])),
    file([...alternateName('file-with-link'), ...regular, ...link(0, [0, 'x'])]),
  ]),
  'links with a size': rock([
    file([...alternateName('sized'), ...mode(0o120777), ...link(0, [0, 'target'])], { length: 11 }),
  ]),
  'links over continuations': rock(
    [symlink('long', link(1, [0, 'a'.repeat(60)]), continuation(24, 0, 480))],
    { 24: areas(link(1, [0, 'b'.repeat(200)]), link(0, [0, 'c'.repeat(200)]), Array(70).fill(0)) },
  ),
  ...Object.fromEntries(
    [1000, 1900, 2040, 2047, 2100, 4000, 4094, 4095, 4100, 6000].map((length) => [
      `link of ${length} bytes`,
      longLink(length),
    ]),
  ),
  'dates of TF': rock([
    file([...alternateName('modify'), ...regular, ...susp('TF', [2, ...shortDate(110)])]),
    file([
      ...alternateName('all'),
      ...regular,
      ...susp('TF', [15, ...[100, 110, 120, 126].flatMap(shortDate)]),
    ]),
    file([...alternateName('creation'), ...regular, ...susp('TF', [1, ...shortDate(100)])]),
    file([...alternateName('access'), ...regular, ...susp('TF', [4, ...shortDate(100)])]),
    file([...alternateName('attributes'), ...regular, ...susp('TF', [8, ...shortDate(100)])]),
    file([...alternateName('none'), ...regular, ...susp('TF', [0])]),
    file([...alternateName('long'), ...regular, ...susp('TF', [0x82, ...longDate])]),
    file([...alternateName('cut'), ...regular, ...susp('TF', [2, 110, 6])]),
    file([
      ...alternateName('backup'),
      ...regular,
      ...susp('TF', [0x12, ...shortDate(110), ...shortDate(111)]),
    ]),
  ]),
  relocated: rock(
    [
      folder('rr_moved', 24),
      file([...alternateName('here'), ...mode(0o040755), ...childLink(25)], { location: 0, length: 0 }),
      named('z'),
    ],
    {
      24: directory(24, [folder('moved', 25, relocated)]),
      25: directory(25, [named('inside')], parentLink(20)),
    },
  ),
  'relocated as a file of 2048 bytes': rock(
    [
      folder('rr_moved', 24),
      file([...alternateName('here'), ...regular, ...childLink(25)], { location: 40, length: 2048 }),
    ],
    {
      24: directory(24, [folder('moved', 25, relocated)]),
      25: directory(25, [named('inside')], parentLink(20)),
    },
  ),
  'relocated to nowhere': rock([
    file([...alternateName('here'), ...mode(0o040755), ...childLink(90_000)]),
    named('z'),
  ]),
  'relocated to a file': rock([
    file([...alternateName('here'), ...mode(0o040755), ...childLink(21)]),
    named('z'),
  ]),
  'relocated to the root': rock([
    file([...alternateName('here'), ...mode(0o040755), ...childLink(20)]),
    named('z'),
  ]),
  'relocated without a record': rock([
    named('a'),
    file([...alternateName('b'), ...regular, ...relocated]),
    named('c'),
  ]),
  'relocated twice': rock(
    [
      folder('rr_moved', 24),
      file([...alternateName('one'), ...mode(0o040755), ...childLink(25)]),
      file([...alternateName('two'), ...mode(0o040755), ...childLink(25)]),
    ],
    { 24: directory(24, [folder('moved', 25, relocated)]), 25: directory(25, [named('inside')]) },
  ),
  'a directory at two places': rock([folder('one', 24), folder('two', 24)], {
    24: directory(24, [named('x')]),
  }),
  'a directory that holds itself': rock([folder('one', 24), named('z')], {
    24: directory(24, [folder('self', 24), named('x')]),
  }),
  'a directory that holds the root': rock([folder('one', 24), named('z')], {
    24: directory(24, [folder('root', 20), named('x')]),
  }),
  'directories that hold each other': rock([folder('one', 24), folder('two', 25)], {
    24: directory(24, [folder('to-two', 25)]),
    25: directory(25, [folder('to-one', 24)]),
  }),
  'a directory without its own record': rock([folder('one', 24), named('z')], {
    24: Uint8Array.from(directory(24, [named('x')]).subarray(34)),
  }),
  'a directory of no bytes': rock(
    [file([...alternateName('none'), ...mode(0o040755)], { location: 24, length: 0, flags: 2 }), named('z')],
    { 24: directory(24, [named('x')]) },
  ),
  'a directory behind the end': rock([folder('lost', 9000), named('z')]),
  'a directory of text': rock([folder('text', 21), named('z')]),
  'a directory of zeros': rock([folder('zeros', 26), named('z')], { 27: text('end') }),
  zisofs: zisofsFile(packed, compressed(70_000)),
  'zisofs with holes': zisofsFile(holes, compressed(100_000)),
  'zisofs of 64 KiB blocks': zisofsFile(zisofs(text('abc'.repeat(50_000)), 16), compressed(150_000, 16)),
  'zisofs of 128 KiB blocks': zisofsFile(zisofs(text('abc'.repeat(50_000)), 17), compressed(150_000, 17)),
  'zisofs of an unknown kind': zisofsFile(packed, compressed(70_000, 15, 'PZ')),
  'zisofs of larger blocks': zisofsFile(packed, compressed(70_000, 18)),
  'zisofs of no bytes': zisofsFile(new Uint8Array(0), compressed(0)),
  'zisofs that claims less': zisofsFile(packed, compressed(1000)),
  'zisofs that claims more': zisofsFile(packed, compressed(99_000)),
  'zisofs whose pointers lead out': zisofsFile(
    packed.map((byte, at) => (at === 22 ? 0x7f : byte)),
    compressed(70_000),
  ),
  'zisofs that is not': zisofsFile(text('plain text'.repeat(1000)), compressed(70_000)),
  'skip of 14 bytes': rockRidgeImage(
    [file([...Array(14).fill(0x55), ...alternateName('skipped'), ...regular])],
    content,
    14,
  ),
  'CD-XA before the root': image({
    16: primary(),
    17: terminator(),
    20: directory(
      20,
      [file([...Array(14).fill(0x55), ...alternateName('xa'), ...regular])],
      [...Array(14).fill(0x55), ...announcement(14)],
    ),
    ...content,
  }),
  'announced by ER alone': announcedBy(susp('ER', [10, 0, 0, 1, ...text('RRIP_1991A')])),
  'announced by SP alone': announcedBy(susp('SP', [0xbe, 0xef, 0])),
  'announced by RR': announcedBy([...susp('SP', [0xbe, 0xef, 0]), ...susp('RR', [0x89])]),
  'announced by another ER': announcedBy([
    ...susp('SP', [0xbe, 0xef, 0]),
    ...susp('ER', [4, 0, 0, 1, ...text('NONE')]),
  ]),
  'announced by IEEE_P1282': announcedBy([
    ...susp('SP', [0xbe, 0xef, 0]),
    ...susp('ER', [10, 0, 0, 1, ...text('IEEE_P1282')]),
  ]),
  'announced with a wrong check': announcedBy([
    ...susp('SP', [0xbe, 0xee, 0]),
    ...susp('ER', [10, 0, 0, 1, ...text('RRIP_1991A')]),
  ]),
  'announced in a continuation': image({
    16: primary(),
    17: terminator(),
    20: directory(20, [named('here')], [...susp('SP', [0xbe, 0xef, 0]), ...continuation(25, 8, 18)]),
    ...content,
    25: areas(Array(8).fill(0), susp('ER', [10, 0, 0, 1, ...text('RRIP_1991A')])),
  }),
  'announced by nobody': announcedBy([]),
  'announced by PX alone': announcedBy(mode(0o040755)),
  'multi-extent': rock([
    file([...alternateName('parts'), ...regular], { identifier: 'P', flags: 128, length: 2048 }),
    file([...alternateName('parts'), ...regular], { identifier: 'P', location: 22, length: 12 }),
    named('z'),
  ]),
  'associated and hidden': rock([
    named('a'),
    { ...named('fork'), flags: 4 },
    { ...named('hidden'), flags: 1 },
  ]),
  'records that fill blocks': image({
    16: primary(),
    17: terminator(),
    20: directory(
      20,
      Array.from({ length: 60 }, (_, index) => ({ ...named(`file-${index}`), location: 30 })),
      announcement(),
      4,
    ),
    30: text('x'.repeat(20)),
  }),
}

function announcedBy(systemUse: readonly number[]): Uint8Array {
  return image({
    16: primary(),
    17: terminator(),
    20: directory(20, [named('Rock-Ridge')], systemUse),
    ...content,
  })
}

/** Components of up to 200 bytes, in continuation areas of one block each. */
function longLink(length: number): Uint8Array {
  const target = 'segment-of-the-target/'.repeat(400).slice(0, length)
  const entries = target.split('/').map((part, index, all) => link(index + 1 < all.length ? 1 : 0, [0, part]))
  const blocks: number[][] = [[]]
  for (const entry of entries) {
    if ((blocks.at(-1)?.length ?? 0) + entry.length > 2000) blocks.push([])
    blocks.at(-1)?.push(...entry)
  }
  const chained = blocks.map((block, index) => {
    const next = blocks[index + 1]
    return areas(
      block,
      next ? continuation(25 + index, 0, next.length + (index + 2 < blocks.length ? 28 : 0)) : [],
    )
  })
  return rock(
    [symlink('long', continuation(24, 0, chained[0]?.length ?? 0)), named('after')],
    Object.fromEntries(chained.map((block, index) => [24 + index, block])),
  )
}
