import { deflateSync } from 'node:zlib'
import {
  directory,
  type HandMadeRecord,
  image,
  joliet,
  plainImage,
  primary,
  record,
  terminator,
  text,
  utf16be,
} from '../../image/hand-made.ts'

const content = { 21: text('first block'.padEnd(2048, '.')), 22: text('second block'), 23: text('third') }
const file = (identifier: string, fields: Partial<HandMadeRecord> = {}): HandMadeRecord => ({
  identifier,
  location: 21,
  length: 11,
  ...fields,
})
const names = (...identifiers: readonly string[]) =>
  plainImage(
    identifiers.map((identifier) => file(identifier)),
    content,
  )
const bytes = (value: string) => Buffer.from(value).toString('latin1')

/** ECMA-119 9.1 with a record's bytes changed after the fact. */
function patched(identifier: string, patches: Readonly<Record<number, number>>): readonly number[] {
  const made = record(file(identifier))
  for (const [at, value] of Object.entries(patches)) made[Number(at)] = value
  return made
}

const seed = [file('META-DATA.;1'), file('USER-DATA.;1', { location: 22, length: 12 })]

/** Trees without Rock Ridge. */
export const plainVolumes: Readonly<Record<string, Uint8Array>> = {
  'names as Linux maps them': names(
    'A.;1',
    'B',
    'C;1',
    'D.TXT;1',
    'E..;1',
    'F.G.H;1',
    'J.TXT;9',
    'K.;12',
    'L;M;1',
    'N/O',
  ),
  'names of only separators': names('.;1', ';1', '..;1', '...', ';', ';;1', '.'),
  'versions beside each other': names('FILE.TXT;1', 'FILE.TXT;2', 'FILE.TXT;10', 'FILE.TXT'),
  'names in lower case': names('meta-data', 'User-Data;1', 'x.y.;1', 'Straße'),
  'names in Latin-1': names('GR\xdcN.TXT;1', '\xe9', 'A\xff'),
  'names in UTF-8': names(bytes('grün.txt;1'), bytes('日本'), bytes('🚀.;1')),
  'names with NUL': names('A\0B.TXT;1', 'C\0', 'D.;1\0'),
  'names with control characters': names('A\tB', 'C\nD', '\x02', '\x1b[31m', '\x7f'),
  'names of one letter': names('\x02', 'a', 'Z', ';', '1'),
  'long identifiers': names(
    'A'.repeat(31),
    'B'.repeat(100),
    'C'.repeat(200),
    `${'D'.repeat(219)};1`,
    'E'.repeat(221),
  ),
  'duplicate names': plainImage(
    [file('A.;1'), file('A.;1', { location: 22, length: 12 }), file('a')],
    content,
  ),
  'one name in two cases': plainImage([file('A'), file('a', { location: 22, length: 12 })], content),
  hidden: plainImage(
    [file('A', { flags: 1 }), file('B', { flags: 1 + 16 }), file('C', { flags: 8 })],
    content,
  ),
  associated: plainImage(
    [file('A', { flags: 4 }), file('A', { location: 22, length: 12 }), file('B', { flags: 5 })],
    content,
  ),
  'associated directory': plainImage([file('D', { flags: 6, location: 24, length: 2048 })], {
    24: directory(24, []),
  }),
  interleaved: plainImage(
    [file('A', { unitSize: 1, gapSize: 1 }), file('B', { unitSize: 1 }), file('C', { gapSize: 2 })],
    content,
  ),
  'interleaved directory': plainImage(
    [file('D', { flags: 2, location: 24, length: 2048, unitSize: 1, gapSize: 1 })],
    {
      24: directory(24, [file('A')]),
      ...content,
    },
  ),
  'extended attribute record': plainImage(
    [file('A', { location: 20, extendedAttributeBlocks: 1 }), ...seed],
    content,
  ),
  'extended attribute record of a directory': plainImage(
    [file('D', { flags: 2, location: 23, length: 2048, extendedAttributeBlocks: 1 })],
    { 24: directory(24, [file('A')]), ...content },
  ),
  'big-endian halves are zero': plainImage(
    seed.map((each) => ({ ...each, littleEndianOnly: true })),
    content,
  ),
  'big-endian halves disagree': plainImage([patched('A', { 8: 0, 9: 99, 17: 200 })], content),
  'multi-extent of two': plainImage(
    [file('A', { flags: 128, length: 2048 }), file('A', { location: 22, length: 12 })],
    content,
  ),
  'multi-extent of three': plainImage(
    [
      file('A', { flags: 128, length: 2048 }),
      file('A', { flags: 128, location: 22, length: 2048 }),
      file('A', { location: 23, length: 5 }),
      file('B'),
    ],
    content,
  ),
  'multi-extent with a short part': plainImage(
    [file('A', { flags: 128, length: 5 }), file('A', { location: 22, length: 12 })],
    content,
  ),
  'multi-extent with an empty part': plainImage(
    [
      file('A', { flags: 128, length: 0 }),
      file('A', { flags: 128, length: 2048 }),
      file('A', { location: 22, length: 12 }),
    ],
    content,
  ),
  'multi-extent of other names': plainImage(
    [file('A', { flags: 128, length: 2048 }), file('B', { location: 22, length: 12 })],
    content,
  ),
  'multi-extent without an end': plainImage([file('B'), file('A', { flags: 128, length: 2048 })], content),
  'multi-extent directory': plainImage(
    [
      file('D', { flags: 130, location: 24, length: 2048 }),
      file('D', { flags: 2, location: 25, length: 2048 }),
    ],
    { 24: directory(24, [file('X')]), 25: directory(25, [file('Y')]), ...content },
  ),
  'multi-extent before the directory itself': plainImage(
    [file('A', { flags: 128 }), file('B', { flags: 4 }), file('C')],
    content,
  ),
  'empty files anywhere': plainImage([
    file('A', { length: 0, location: 0 }),
    file('B', { length: 0, location: 0xffffff }),
    file('C', { length: 0, location: 1 }),
  ]),
  'a file of a descriptor': plainImage([
    file('A', { location: 16, length: 2048 }),
    file('B', { location: 0, length: 100 }),
  ]),
  'files that overlap': plainImage(
    [file('A', { length: 3000 }), file('B', { location: 22, length: 12 })],
    content,
  ),
  'a file partly behind the end': plainImage([file('A', { length: 100_000 }), file('B')], content),
  'a file wholly behind the end': plainImage([file('A', { location: 5000 }), file('B')], content),
  'dates of all kinds': plainImage(
    [
      file('A', { date: [126, 1, 1, 12, 30, 59, 4] }),
      file('B', { date: [126, 6, 15, 0, 0, 0, 0xfc] }),
      file('C', { date: [70, 1, 1, 0, 0, 0, 0] }),
      file('D', { date: [99, 12, 31, 23, 59, 59, 52] }),
      file('E', { date: [124, 2, 29, 1, 2, 3, 0xd0] }),
      file('F', { date: [200, 3, 1, 1, 2, 3, 0] }),
    ],
    content,
  ),
  'records that fill a block': plainImage(
    Array.from({ length: 50 }, (_, index) => file(`F${String(index).padStart(3, '0')}`)),
    content,
  ),
  'record of odd length': plainImage(
    [[...record(file('ODD')), 0].map((value, at) => (at === 0 ? value + 1 : value)), file('NEXT')],
    content,
  ),
  'record with a tail': plainImage(
    [
      [...record(file('TAIL')), ...Array(60).fill(0xaa)].map((value, at) => (at === 0 ? value + 60 : value)),
      file('NEXT'),
    ],
    content,
  ),
  'record of 33 bytes': plainImage([[33, ...record(file('A')).slice(1, 32), 0], file('B')], content),
  'record shorter than its name': plainImage([file('A'), patched('LONGNAME', { 0: 36 }), file('B')], content),
  'record of 20 bytes': plainImage([file('A'), [20, ...Array(19).fill(1)], file('B')], content),
  'name of no bytes': plainImage([file('A'), patched('B', { 32: 0 }), file('C')], content),
  'a directory inside': plainImage([file('DIR', { flags: 2, location: 24, length: 2048 })], {
    24: directory(24, seed),
    ...content,
  }),
  'an empty directory': plainImage([file('DIR', { flags: 2, location: 24, length: 2048 })], {
    24: directory(24, []),
  }),
  'directories of two blocks': image({
    16: primary(),
    17: terminator(),
    20: directory(
      20,
      Array.from({ length: 60 }, (_, index) => file(`F${index}`, { location: 30 })),
      [],
      2,
    ),
    30: text('x'.repeat(20)),
  }),
  'a block of zeros between records': image({
    16: primary(),
    17: terminator(),
    20: directory(20, [file('A', { location: 30 })], [], 3),
    22: new Uint8Array(record(file('B', { location: 30 }))),
    30: text('x'.repeat(20)),
  }),
  'deep without Rock Ridge': image({
    16: primary(),
    17: terminator(),
    ...Object.fromEntries(
      Array.from({ length: 20 }, (_, level) => [
        20 + level,
        directory(
          20 + level,
          level < 19
            ? [file('D', { flags: 2, location: 21 + level, length: 2048 })]
            : [file('END', { location: 16 })],
        ),
      ]),
    ),
  }),
  'no records at all': image({ 16: primary(), 17: terminator(), 20: directory(20, []) }),
  'Joliet names': jolietImage([
    'meta-data',
    'a;1',
    'b.',
    'c..',
    '.d',
    'e.txt;1',
    'f;2',
    'g.;1',
    ';1',
    '..',
    '...',
    'ü',
    '日本',
    '🚀',
    'x/y',
    'back\\slash',
  ]),
  'Joliet names of every length': jolietImage(
    [1, 2, 63, 64, 65, 100, 103, 104, 110].map((length) => 'n'.repeat(length)),
  ),
  'Joliet names in other letters': jolietImage([
    '𝒳',
    '\ud800lone',
    'é',
    'e\u0301',
    'Ω',
    'ﬁ',
    '\u0001',
    'tab\t',
    'nul\0inside',
  ]),
  'Joliet names of many bytes': jolietImage([
    '東'.repeat(60),
    '東'.repeat(84),
    '東'.repeat(85),
    '東'.repeat(100),
    'é'.repeat(110),
  ]),
  'Joliet names in two cases': jolietImage(['File', 'file', 'FILE']),
  'zisofs without Rock Ridge': plainImage([file('Z', { length: 100 })], {
    21: deflateSync(text('a'.repeat(1000))),
  }),
}

function jolietImage(identifiers: readonly string[]): Uint8Array {
  return image({
    16: primary(),
    17: joliet(24),
    18: terminator(),
    20: directory(20, [file('A'), file('B'), file('C')]),
    24: directory(
      24,
      identifiers.map((name) => file(utf16be(name))),
      [],
      4,
    ),
    ...content,
  })
}
