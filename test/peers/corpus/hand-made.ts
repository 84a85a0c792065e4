import {
  alternateName,
  announcement,
  both32,
  continuation,
  descriptor,
  directory,
  type HandMadeRecord,
  image,
  joliet,
  mode,
  plainImage,
  primary,
  record,
  rockRidgeImage,
  rootBlock,
  susp,
  terminator,
  text,
  utf16be,
} from '../../image/hand-made.ts'
import type { CorpusImage } from './writers.ts'

const data = text('#cloud-config\n{}\n')
const dataBlock = 40
const content = { [dataBlock]: data }
const file = (identifier: string, more: Partial<HandMadeRecord> = {}): HandMadeRecord => ({
  identifier,
  location: dataBlock,
  length: data.byteLength,
  ...more,
})
const folder = (
  identifier: string,
  location: number,
  more: Partial<HandMadeRecord> = {},
): HandMadeRecord => ({
  identifier,
  location,
  length: 2048,
  flags: 2,
  ...more,
})
const regular = mode(0o100644)
const named = (name: string, ...more: readonly (readonly number[])[]): HandMadeRecord =>
  file(`N${name.length}.;1`, { systemUse: [...regular, ...alternateName(name), ...more.flat()] })
const link = (...entries: readonly (readonly number[])[]): HandMadeRecord => ({
  identifier: 'LINK.;1',
  systemUse: [...mode(0o120777), ...alternateName('link'), ...entries.flatMap((entry) => susp('SL', entry))],
})
const component = (flags: number, name: string): readonly number[] => [flags, name.length, ...text(name)]

/** The declared structures bent one at a time; `plain` trees have no Rock Ridge. */
const plain: Readonly<Record<string, Uint8Array>> = {
  names: plainImage(
    [
      'A.;1',
      'B',
      'C.TXT',
      'D.TXT;1',
      'E..;1',
      'F;2',
      'G.;3',
      'lower.txt;1',
      'J.TXT;9',
      'K.;12',
      'L;1;1',
      'M/N',
      'O P.;1',
    ].map((identifier) => file(identifier)),
    content,
  ),
  'only-dots': plainImage([file('.;1'), file('..;1'), file('...;1'), file(';1')], content),
  versions: plainImage([file('FILE.TXT;1'), file('FILE.TXT;2'), file('FILE.TXT;3')], content),
  duplicates: plainImage([file('SAME.;1'), file('SAME.;1', { length: 5 })], content),
  'hidden-flag': plainImage([file('HIDDEN.;1', { flags: 1 }), file('SEEN.;1')], content),
  'associated-flag': plainImage([file('FORK.;1', { flags: 4 }), file('FORK.;1')], content),
  'record-and-protection-flags': plainImage(
    [file('RECORD.;1', { flags: 8 }), file('PROTECT.;1', { flags: 16 })],
    content,
  ),
  'extended-attributes': plainImage(
    [file('XATTR.;1', { location: dataBlock - 1, extendedAttributeBlocks: 1 })],
    content,
  ),
  interleaved: plainImage(
    [file('MIXED.;1', { unitSize: 1, gapSize: 1 }), file('GAP.;1', { gapSize: 1 })],
    content,
  ),
  'two-extents': plainImage(
    [file('BIG.;1', { length: 2048, flags: 128 }), file('BIG.;1', { location: dataBlock + 1 })],
    { [dataBlock]: new Uint8Array(2048).fill(65), [dataBlock + 1]: data },
  ),
  'three-extents': plainImage(
    [
      file('BIG.;1', { length: 2048, flags: 128 }),
      file('BIG.;1', { location: dataBlock + 2, length: 4096, flags: 128 }),
      file('BIG.;1', { location: dataBlock + 1, length: 100 }),
      file('NEXT.;1'),
    ],
    {
      [dataBlock]: new Uint8Array(2048).fill(65),
      [dataBlock + 1]: data,
      [dataBlock + 2]: new Uint8Array(4096).fill(66),
    },
  ),
  'little-endian-only': plainImage([file('LITTLE.;1', { littleEndianOnly: true })], content),
  'empty-file-far-away': plainImage([file('EMPTY.;1', { location: 0xffffff, length: 0 })], content),
  'records-at-the-border': plainImage(
    Array.from({ length: 36 }, (_, number) => file(`FILE${String(number).padStart(2, '0')}.TXT;1`)),
    content,
  ),
  'directory-two-blocks': image({
    16: primary(),
    17: terminator(),
    [rootBlock]: directory(rootBlock, [folder('WIDE', 30, { length: 4096 })]),
    30: directory(
      30,
      Array.from({ length: 70 }, (_, number) => file(`FILE${number}.TXT;1`)),
      [],
      2,
    ),
    ...content,
  }),
  'no-terminator': image({ 16: primary(), [rootBlock]: directory(rootBlock, [file('FILE.;1')]), ...content }),
  'terminator-first': image({
    16: terminator(),
    17: primary(),
    [rootBlock]: directory(rootBlock, [file('FILE.;1')]),
    ...content,
  }),
  'two-primaries': image({
    16: primary(),
    17: primary(30),
    18: terminator(),
    [rootBlock]: directory(rootBlock, [file('FIRST.;1')]),
    30: directory(30, [file('SECOND.;1')]),
    ...content,
  }),
  'boot-record-before': image({
    16: descriptor(0, '', 0),
    17: primary(),
    18: terminator(),
    [rootBlock]: directory(rootBlock, [file('FILE.;1')]),
    ...content,
  }),
  'partition-descriptor': image({
    16: primary(),
    17: descriptor(3, '', 0),
    18: terminator(),
    [rootBlock]: directory(rootBlock, [file('FILE.;1')]),
    ...content,
  }),
  unsorted: plainImage([file('Z.;1'), file('A.;1'), file('M.;1')], content),
  nested: plainImage([folder('ONE', 30)], {
    30: directory(30, [folder('TWO', 31)]),
    31: directory(31, [file('THREE.;1')]),
    ...content,
  }),
  'shared-directory': plainImage([folder('ONE', 30), folder('TWO', 30)], {
    30: directory(30, [file('FILE.;1')]),
    ...content,
  }),
  'latin1-names': plainImage([file('\xc4\xd6.;1'), file('\xe9t\xe9.;1')], content),
}

const rock: Readonly<Record<string, Uint8Array>> = {
  names: rockRidgeImage(
    [named('user-data'), named('meta-data'), named('UPPER'), named('with;1'), named('a.b.')],
    content,
  ),
  'name-pieces': rockRidgeImage(
    [
      file('A.;1', {
        systemUse: [
          ...regular,
          ...alternateName('user', 1),
          ...alternateName('-da', 1),
          ...alternateName('ta'),
        ],
      }),
    ],
    content,
  ),
  'name-in-continuation': rockRidgeImage(
    [file('A.;1', { systemUse: [...regular, ...alternateName('user-', 1), ...continuation(50, 0, 9)] })],
    { ...content, 50: new Uint8Array(alternateName('data')) },
  ),
  'name-after-chain': rockRidgeImage(
    [file('A.;1', { systemUse: [...regular, ...continuation(50, 0, 28)] })],
    {
      ...content,
      50: new Uint8Array(continuation(51, 100, 14)),
      51: new Uint8Array([...new Array(100).fill(0), ...alternateName('user-data')]),
    },
  ),
  'shared-continuation': rockRidgeImage(
    ['ONE.;1', 'TWO.;1'].map((identifier, number) =>
      file(identifier, { systemUse: [...alternateName(`file-${number}`), ...continuation(50, 0, 36)] }),
    ),
    { ...content, 50: new Uint8Array(mode(0o100600)) },
  ),
  'empty-name': rockRidgeImage([file('A.;1', { systemUse: [...regular, ...alternateName('')] })], content),
  'name-dot': rockRidgeImage(
    [file('A.;1', { systemUse: [...regular, ...alternateName('.')] }), named('fine')],
    content,
  ),
  'name-with-slash': rockRidgeImage(
    [file('A.;1', { systemUse: [...regular, ...alternateName('a/b')] }), named('fine')],
    content,
  ),
  'name-flag-current': rockRidgeImage(
    [file('A.;1', { systemUse: [...regular, ...alternateName('', 2)] })],
    content,
  ),
  'name-flag-parent': rockRidgeImage(
    [file('A.;1', { systemUse: [...regular, ...alternateName('', 4)] })],
    content,
  ),
  'no-name-entry': rockRidgeImage([file('PLAIN.TXT;1', { systemUse: [...regular] })], content),
  'no-entries': rockRidgeImage([file('BARE.TXT;1')], content),
  'stop-before-name': rockRidgeImage(
    [file('A.;1', { systemUse: [...regular, ...susp('ST', []), ...alternateName('late')] })],
    content,
  ),
  'padding-before-name': rockRidgeImage(
    [file('A.;1', { systemUse: [...susp('PD', [0, 0, 0]), ...regular, ...alternateName('user-data')] })],
    content,
  ),
  'unknown-entry': rockRidgeImage(
    [file('A.;1', { systemUse: [...susp('ZZ', [1, 2, 3]), ...regular, ...alternateName('user-data')] })],
    content,
  ),
  'length-below-four': rockRidgeImage(
    [file('A.;1', { systemUse: [0x4e, 0x4d, 3, 1, ...alternateName('late')] })],
    content,
  ),
  'length-past-the-end': rockRidgeImage(
    [file('A.;1', { systemUse: [...regular, 0x4e, 0x4d, 200, 1, 0, 65] })],
    content,
  ),
  'mode-with-serial': rockRidgeImage(
    [
      file('A.;1', {
        systemUse: [
          ...susp('PX', [...both32(0o100644), ...both32(1), ...both32(0), ...both32(0), ...both32(7)]),
          ...alternateName('serial'),
        ],
      }),
    ],
    content,
  ),
  'mode-short': rockRidgeImage(
    [file('A.;1', { systemUse: [...susp('PX', [...both32(0o100644)]), ...alternateName('short')] })],
    content,
  ),
  'directory-by-mode-alone': rockRidgeImage(
    [file('D', { location: 30, length: 2048, systemUse: [...mode(0o040755), ...alternateName('folder')] })],
    { ...content, 30: directory(30, [named('inside')]) },
  ),
  'directory-flag-file-mode': rockRidgeImage(
    [folder('D', 30, { systemUse: [...mode(0o100644), ...alternateName('odd')] })],
    { ...content, 30: directory(30, [named('inside')]) },
  ),
  'compression-entry-short': rockRidgeImage(
    [
      file('A.;1', {
        systemUse: [...regular, ...alternateName('short'), ...susp('ZF', [...text('pz'), 4, 15])],
      }),
    ],
    content,
  ),
  device: rockRidgeImage(
    [
      file('A.;1', {
        length: 0,
        systemUse: [...mode(0o020600), ...alternateName('null'), ...susp('PN', [...both32(1), ...both32(3)])],
      }),
    ],
    content,
  ),
  'fifo-and-socket': rockRidgeImage(
    [0o010600, 0o140600].map((value, number) =>
      file(`S${number}.;1`, {
        length: 0,
        systemUse: [...mode(value), ...alternateName(`special-${number}`)],
      }),
    ),
    content,
  ),
  'link-simple': rockRidgeImage([link([0, ...component(0, 'user-data')])], content),
  'link-parts': rockRidgeImage(
    [link([0, ...component(4, ''), ...component(0, 'etc'), ...component(2, ''), ...component(0, 'x')])],
    content,
  ),
  'link-root': rockRidgeImage(
    [link([0, ...component(8, ''), ...component(0, 'etc'), ...component(0, 'passwd')])],
    content,
  ),
  'link-continued-component': rockRidgeImage(
    [link([0, ...component(1, 'user'), ...component(0, '-data')])],
    content,
  ),
  'link-over-two-entries': rockRidgeImage(
    [link([1, ...component(0, 'one')], [0, ...component(0, 'two')])],
    content,
  ),
  'link-component-over-entries': rockRidgeImage(
    [link([1, ...component(1, 'on')], [0, ...component(0, 'e'), ...component(0, 'two')])],
    content,
  ),
  'link-empty': rockRidgeImage([link([0])], content),
  'link-component-too-long': rockRidgeImage([link([0, 0, 200, 65, 66])], content),
  'link-without-target': rockRidgeImage([link()], content),
  'skip-14': rockRidgeImage(
    [file('A.;1', { systemUse: [...new Array(14).fill(0), ...regular, ...alternateName('skipped')] })],
    content,
    14,
  ),
  'root-without-announcement': image({
    16: primary(),
    17: terminator(),
    [rootBlock]: directory(rootBlock, [named('user-data')]),
    ...content,
  }),
  'announced-without-reference': image({
    16: primary(),
    17: terminator(),
    [rootBlock]: directory(rootBlock, [named('user-data')], susp('SP', [0xbe, 0xef, 0])),
    ...content,
  }),
  'modification-time-long': rockRidgeImage(
    [
      file('A.;1', {
        systemUse: [
          ...regular,
          ...alternateName('dated'),
          ...susp('TF', [0x82, ...text('2026010203040500'), 0]),
        ],
      }),
    ],
    content,
  ),
  relocated: rockRidgeImage(
    [
      folder('RR_MOVED', 30, { systemUse: [...mode(0o040755), ...alternateName('rr_moved')] }),
      file('CHILD', {
        location: 0,
        length: 2048,
        systemUse: [...mode(0o040755), ...alternateName('child'), ...susp('CL', both32(31))],
      }),
    ],
    {
      ...content,
      30: directory(30, [
        folder('CHILD', 31, { systemUse: [...mode(0o040755), ...alternateName('child'), ...susp('RE', [])] }),
      ]),
      31: directory(31, [named('inside')], [...mode(0o040755), ...susp('PL', both32(rootBlock))]),
    },
  ),
  duplicates: rockRidgeImage(
    [named('same'), file('B.;1', { length: 5, systemUse: [...regular, ...alternateName('same')] })],
    content,
  ),
  'latin1-name': rockRidgeImage(
    [file('A.;1', { systemUse: [...regular, ...susp('NM', [0, 0x67, 0xf6, 0xdf, 0x65])] })],
    content,
  ),
}

const jolietTree = (
  identifiers: readonly string[],
  more: Readonly<Record<number, Uint8Array>> = {},
): Uint8Array =>
  image({
    16: primary(),
    17: joliet(30),
    18: terminator(),
    [rootBlock]: directory(rootBlock, [file('PLAIN.;1')]),
    30: directory(
      30,
      identifiers.map((name) => file(utf16be(name))),
    ),
    ...content,
    ...more,
  })

const wide: Readonly<Record<string, Uint8Array>> = {
  names: jolietTree([
    'user-data;1',
    'meta-data',
    'dots...',
    'dots..;1',
    'two;2',
    'größe',
    '🚀',
    'A'.repeat(100),
  ]),
  'upper-and-lower': jolietTree(['USER-DATA', 'Meta-Data']),
  'odd-letters': jolietTree(['a:b', 'a*b', 'a?b', 'tab\there', 'quote"']),
  'lone-surrogate': jolietTree(['\ud83d', 'fine']),
  'with-slash': jolietTree(['a/b', 'fine']),
  duplicates: jolietTree(['same', 'same']),
  'beside-rock-ridge': image({
    16: primary(),
    17: joliet(30),
    18: terminator(),
    [rootBlock]: directory(rootBlock, [named('rock')], announcement()),
    30: directory(30, [file(utf16be('joliet'))]),
    ...content,
  }),
  'beside-empty-rock-ridge': image({
    16: primary(),
    17: joliet(30),
    18: terminator(),
    [rootBlock]: directory(rootBlock, [], announcement()),
    30: directory(30, [file(utf16be('joliet'))]),
    ...content,
  }),
  'after-boot-record': image({
    16: primary(),
    17: descriptor(0, '', 0),
    18: joliet(30),
    19: terminator(),
    [rootBlock]: directory(rootBlock, [file('PLAIN.;1')]),
    30: directory(30, [file(utf16be('joliet'))]),
    ...content,
  }),
  'behind-terminator': image({
    16: primary(),
    17: terminator(),
    18: joliet(30),
    [rootBlock]: directory(rootBlock, [file('PLAIN.;1')]),
    30: directory(30, [file(utf16be('joliet'))]),
    ...content,
  }),
  'root-out-of-range': image({
    16: primary(),
    17: joliet(3000),
    18: terminator(),
    [rootBlock]: directory(rootBlock, [file('PLAIN.;1')]),
    ...content,
  }),
}

/** Fields of the primary descriptor and of the root record that a writer gets wrong. */
const patched = (at: number, bytes: readonly number[]): Uint8Array => {
  const copy = plainImage([file('FILE.;1'), file('OTHER.TXT;1')], content)
  copy.set(bytes, 16 * 2048 + at)
  return copy
}
const fields: Readonly<Record<string, Uint8Array>> = {
  'set-size-2': patched(120, [2, 0, 0, 2]),
  'sequence-2': patched(124, [2, 0, 0, 2]),
  'block-size-0': patched(128, [0, 0, 0, 0]),
  'block-size-1000': patched(128, [0xe8, 3, 3, 0xe8]),
  'block-size-4096': patched(128, [0, 16, 16, 0]),
  'block-size-big-endian-0': patched(130, [0, 0]),
  'space-size-0': patched(80, both32(0)),
  'space-size-too-big': patched(80, both32(0xffffff)),
  'path-tables-garbage': patched(132, new Array(24).fill(0xff)),
  'descriptor-version-2': patched(6, [2]),
  'root-length-0': patched(156 + 10, both32(0)),
  'root-length-odd': patched(156 + 10, both32(1000)),
  'root-length-too-big': patched(156 + 10, both32(1 << 20)),
  'root-far-away': patched(156 + 2, both32(0xffffff)),
  'root-flags-0': patched(156 + 25, [0]),
  'label-with-nul': patched(40, [...text('ci'), 0, ...text('data')]),
  'label-blank-first': patched(40, [...text('  cidata'), ...new Array(24).fill(32)]),
  'label-all-blanks': patched(40, new Array(32).fill(32)),
}

/** Blocks of 512, 1024 and 2048 bytes: block numbers count those. */
const blocksOf = (size: number): Uint8Array => {
  const at = (block: number) => (block * 2048) / size
  const root = [
    { identifier: '\0', location: at(rootBlock), length: 2048, flags: 2 },
    { identifier: '\x01', location: at(rootBlock), length: 2048, flags: 2 },
    file('FILE.;1', { location: at(dataBlock) }),
    file('NEXT.;1', { location: at(dataBlock) + 1 }),
  ].flatMap((each) => record(each))
  const head = primary()
  head.set([size & 255, size >> 8, size >> 8, size & 255], 128)
  head.set(record({ identifier: '\0', location: at(rootBlock), length: 2048, flags: 2 }), 156)
  return image({
    16: head,
    17: terminator(),
    [rootBlock]: new Uint8Array(root),
    [dataBlock]: new Uint8Array(4096).map((_, index) => 65 + (index >> 9)),
  })
}

const groups: Readonly<Record<string, Readonly<Record<string, Uint8Array>>>> = {
  plain,
  'rock-ridge': rock,
  joliet: wide,
  descriptor: fields,
  'block-size': { 512: blocksOf(512), 1024: blocksOf(1024), 2048: blocksOf(2048) },
}

/** Images that no writer makes. */
export const handMadeImages = (): readonly CorpusImage[] =>
  Object.entries(groups).flatMap(([family, images]) =>
    Object.entries(images).map(([name, bytes]) => ({
      group: `hand-made ${family}`,
      name: `${family}-${name}.iso`,
      bytes,
    })),
  )
