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
} from '../image/hand-made.ts'
import { type HostileInput, opens } from './hostile-input.ts'

const KiB = 1024
const huge = 0xffffffff

const child = (identifier: string, location: number): HandMadeRecord => ({
  identifier,
  location,
  length: 2048,
  flags: 2,
})
const file = (identifier: string, fields: Partial<HandMadeRecord> = {}): HandMadeRecord => ({
  identifier,
  location: 30,
  length: 5,
  ...fields,
})
const named = (name: string, fields: Partial<HandMadeRecord> = {}): HandMadeRecord =>
  file('F.;1', { systemUse: [...alternateName(name), ...mode(0o100644)], ...fields })
const content = { 30: text('hello') }
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))
const blocks = (count: number, first: number, make: (index: number) => Uint8Array) =>
  Object.fromEntries(times(count, (index) => [first + index, make(index)]))

/** Writes over an image; offsets from the beginning. */
function changed(bytes: Uint8Array, changes: Readonly<Record<number, readonly number[]>>): Uint8Array {
  const copy = bytes.slice()
  for (const [at, values] of Object.entries(changes)) copy.set(values, Number(at))
  return copy
}

const primaryAt = 16 * 2048
const rootAt = rootBlock * 2048
const sound = () => plainImage([file('META-DATA.;1'), file('USER-DATA.;1')], content)

const childLink = (block: number) => susp('CL', both32(block))
const relocated = susp('RE', [])

const cycles: readonly HostileInput[] = [
  {
    name: 'directory-is-the-root',
    bytes: () => plainImage([child('D', rootBlock)]),
    answer: opens('directory-loop'),
  },
  {
    name: 'directory-is-itself',
    bytes: () => plainImage([child('D', 21)], { 21: directory(21, [child('D', 21)]) }),
    answer: opens('directory-loop'),
  },
  {
    name: 'directories-in-a-ring',
    bytes: () =>
      plainImage(
        [child('D', 21)],
        blocks(3, 21, (index) => directory(21 + index, [child('D', 21 + ((index + 1) % 3))])),
      ),
    answer: opens('directory-loop'),
  },
  {
    name: 'directory-diamond',
    bytes: () =>
      plainImage([child('A', 21), child('B', 22)], {
        21: directory(21, [child('C', 23)]),
        22: directory(22, [child('C', 23)]),
        23: directory(23, []),
      }),
    answer: opens('directory-loop'),
  },
  {
    name: 'directory-diamonds-in-a-chain',
    bytes: () =>
      plainImage(
        [child('A', 21), child('B', 21)],
        blocks(60, 21, (index) => directory(21 + index, [child('A', 22 + index), child('B', 22 + index)])),
      ),
    answer: opens('directory-loop', 'extent-out-of-range'),
  },
  {
    name: 'one-directory-thousands-of-times',
    bytes: () =>
      image({
        16: primary(),
        17: terminator(),
        [rootBlock]: directory(
          rootBlock,
          times(5000, (index) => child(`D${index}`, 400)),
          [],
          200,
        ),
        400: directory(400, [file('F.;1')]),
        30: new Uint8Array(0),
      }),
    answer: opens('directory-loop'),
  },
  {
    name: 'file-is-its-own-directory',
    bytes: () => plainImage([file('F.;1', { location: rootBlock, length: 2048 })]),
    answer: opens(),
  },
  {
    name: 'file-is-its-own-descriptor',
    bytes: () => plainImage([file('USER-DATA.;1', { location: 16, length: 2048 })]),
    answer: opens(),
  },
]

const relocations: readonly HostileInput[] = [
  {
    name: 'child-link-to-the-root',
    bytes: () => rockRidgeImage([named('d', { systemUse: childLink(rootBlock) })]),
    answer: opens('directory-loop'),
  },
  {
    name: 'child-link-to-itself',
    bytes: () =>
      rockRidgeImage([child('D', 21)], {
        21: directory(21, [named('d', { systemUse: childLink(21) })]),
      }),
    answer: opens('directory-loop'),
  },
  {
    name: 'child-link-to-an-ancestor',
    bytes: () =>
      rockRidgeImage([child('D', 21)], {
        21: directory(21, [child('E', 22)]),
        22: directory(22, [named('f', { systemUse: childLink(21) })]),
      }),
    answer: opens('directory-loop'),
  },
  {
    name: 'child-link-out-of-range',
    bytes: () => rockRidgeImage([named('d', { systemUse: childLink(huge) })]),
    answer: opens('extent-out-of-range'),
  },
  {
    name: 'child-link-to-zeros',
    bytes: () => rockRidgeImage([named('d', { systemUse: childLink(25) })], content),
    answer: opens('directory-damaged'),
  },
  {
    name: 'everything-relocated',
    bytes: () =>
      rockRidgeImage(
        times(20, (index) => file(`F${index}.;1`, { systemUse: relocated })),
        content,
      ),
    answer: opens(),
  },
  {
    name: 'relocated-and-linked-at-once',
    bytes: () => rockRidgeImage([named('d', { systemUse: [...childLink(rootBlock), ...relocated] })]),
    answer: opens(),
  },
]

const loopAt = (block: number, to: number) => ({ [block]: Uint8Array.from(continuation(to, 0, 28)) })

const continuations: readonly HostileInput[] = [
  {
    name: 'continuation-is-itself',
    bytes: () => rockRidgeImage([file('A.;1', { systemUse: continuation(21, 0, 28) })], loopAt(21, 21)),
    answer: opens('extent-out-of-range'),
  },
  {
    name: 'continuations-in-a-ring',
    bytes: () =>
      rockRidgeImage([file('A.;1', { systemUse: continuation(21, 0, 28) })], {
        ...loopAt(21, 22),
        ...loopAt(22, 21),
        ...content,
      }),
    answer: opens(),
  },
  ...(
    [
      ['location', continuation(huge, 0, 28)],
      ['offset', continuation(21, huge, 28)],
      ['length', continuation(21, 0, huge)],
      ['everything', continuation(huge, huge, huge)],
    ] as const
  ).map(([what, systemUse]) => ({
    name: `continuation-${what}-near-4-gib`,
    bytes: () => rockRidgeImage([file('A.;1', { systemUse }), named('user-data')], content),
    answer: opens(),
  })),
  {
    name: 'continuation-of-the-root-in-a-ring',
    bytes: () =>
      image({
        16: primary(),
        17: terminator(),
        [rootBlock]: directory(rootBlock, [named('a')], [...announcement(), ...continuation(21, 0, 28)]),
        ...loopAt(21, 21),
        ...content,
      }),
    answer: opens(),
  },
  {
    name: 'continuation-is-the-directory-itself',
    bytes: () => rockRidgeImage([file('A.;1', { systemUse: continuation(rootBlock, 0, 2048) })], content),
    answer: opens(),
  },
]

const sizes: readonly HostileInput[] = [
  {
    name: 'file-of-4-gib',
    bytes: () => plainImage([file('USER-DATA.;1', { length: huge })], content),
    answer: opens('extent-out-of-range', 'lost:extent-out-of-range'),
  },
  {
    name: 'file-behind-8-tib',
    bytes: () => plainImage([file('USER-DATA.;1', { location: huge })], content),
    answer: opens('extent-out-of-range', 'lost:extent-out-of-range'),
  },
  {
    name: 'file-behind-its-attributes-behind-8-tib',
    bytes: () =>
      plainImage([file('USER-DATA.;1', { location: huge, extendedAttributeBlocks: 255 })], content),
    answer: opens('extent-out-of-range', 'lost:extent-out-of-range'),
  },
  {
    name: 'root-of-4-gib',
    bytes: () => changed(sound(), { [rootAt + 10]: both32(huge) }),
    answer: opens('note:limit-exceeded', 'note:root-damaged'),
  },
  {
    name: 'root-of-no-bytes',
    bytes: () => changed(sound(), { [rootAt + 10]: both32(0) }),
    answer: opens(),
  },
  {
    name: 'root-behind-8-tib',
    bytes: () => changed(sound(), { [primaryAt + 158]: both32(huge) }),
    answer: 'extent-out-of-range',
  },
  {
    name: 'root-in-the-descriptors',
    bytes: () => changed(sound(), { [primaryAt + 158]: both32(16) }),
    answer: opens('note:root-damaged', 'listing:directory-damaged'),
  },
  {
    name: 'directory-behind-8-tib',
    bytes: () => plainImage([child('D', huge)]),
    answer: opens('extent-out-of-range'),
  },
  {
    name: 'volume-of-8-tib',
    bytes: () => changed(sound(), { [primaryAt + 80]: both32(huge) }),
    answer: opens('note:cut-short'),
  },
  {
    name: 'volume-of-no-blocks',
    bytes: () => changed(sound(), { [primaryAt + 80]: both32(0) }),
    answer: opens(),
  },
  {
    name: 'extents-that-share-their-bytes',
    bytes: () =>
      image({
        16: primary(),
        17: terminator(),
        [rootBlock]: directory(
          rootBlock,
          times(4096, (index) =>
            file('USER-DATA.;1', { location: 200, length: 250 * KiB, flags: index < 4095 ? 128 : 0 }),
          ),
          [],
          110,
        ),
        200: new Uint8Array(250 * KiB).fill(0x23),
      }),
    answer: opens('lost:limit-exceeded'),
  },
  {
    name: 'extents-of-4-gib-each',
    bytes: () =>
      image({
        16: primary(),
        17: terminator(),
        [rootBlock]: directory(
          rootBlock,
          times(4000, (index) => file('USER-DATA.;1', { length: huge, flags: index < 3999 ? 128 : 0 })),
          [],
          110,
        ),
      }),
    answer: opens('extent-out-of-range', 'lost:extent-out-of-range'),
  },
  {
    name: 'more-extents-than-are-followed',
    bytes: () =>
      image({
        16: primary(),
        17: terminator(),
        [rootBlock]: directory(
          rootBlock,
          times(5000, (index) => file('USER-DATA.;1', { location: 30, flags: index < 4999 ? 128 : 0 })),
          [],
          130,
        ),
      }),
    answer: opens('limit-exceeded', 'lost:limit-exceeded', 'note:limit-exceeded'),
  },
  {
    name: 'extents-without-a-last-one',
    bytes: () =>
      plainImage(
        times(30, () => file('USER-DATA.;1', { flags: 128 })),
        content,
      ),
    answer: opens(),
  },
  {
    name: 'files-that-share-their-bytes',
    bytes: () =>
      image({
        16: primary(),
        17: terminator(),
        [rootBlock]: directory(
          rootBlock,
          times(4000, (index) => file(`F${index}.;1`, { location: 200, length: 1024 * KiB })),
          [],
          150,
        ),
        200: new Uint8Array(1024 * KiB).fill(0x23),
      }),
    answer: opens(),
  },
]

const inNames = (name: string, ...names: readonly string[]): HostileInput => ({
  name,
  bytes: () =>
    rockRidgeImage(
      names.map((each) => named(each)),
      content,
    ),
  answer: opens(),
})

const names: readonly HostileInput[] = [
  inNames('names-with-slashes', 'a/b', '/etc/passwd', '../../escaped', 'c/../../escaped', '/', 'd/'),
  inNames('names-of-dots', '.', '..', '...', ' ', '. ', '.. '),
  inNames('names-with-nul', 'user-data\0', '\0', 'a\0/../../escaped'),
  inNames('names-that-drive-a-terminal', '\u001b[2J\u001b[H', '\u001b]0;title\u0007', '\u009b2J', 'a\r\nb', '\u007f'),
  inNames('names-that-turn-text-around', 'user\u202edata', '\u2066a\u2069', '\u200fa', '\ufeffa', '\u2028'),
  inNames('names-with-backslashes', '..\\..\\escaped', 'C:\\escaped', 'C:', 'NUL', 'a:stream'),
  inNames('names-twice', 'user-data', 'user-data', 'USER-DATA', 'meta-data', 'meta-data'),
  inNames('names-of-javascript', '__proto__', 'constructor', 'toString', 'hasOwnProperty'),
  {
    name: 'names-of-no-letters',
    bytes: () =>
      rockRidgeImage(
        times(10, () => file('', { systemUse: mode(0o100644) })),
        content,
      ),
    answer: opens(),
  },
  {
    name: 'names-that-are-no-utf-8',
    bytes: () =>
      rockRidgeImage([named('x', { systemUse: susp('NM', [0, 0xff, 0xfe, 0xc0, 0xaf, 0xed, 0xa0, 0x80]) })], content),
    answer: opens(),
  },
  {
    name: 'names-longer-than-a-file-system-takes',
    bytes: () => {
      const area = Uint8Array.from([...alternateName('b'.repeat(180), 1), ...continuation(31, 0, 205)])
      const more = Uint8Array.from(alternateName('c'.repeat(200)))
      const systemUse = [...alternateName('a'.repeat(80), 1), ...continuation(29, 0, area.byteLength)]
      return rockRidgeImage([file('A.;1', { systemUse })], { 29: area, 31: more, ...content })
    },
    answer: opens(),
  },
  {
    name: 'joliet-names-of-every-kind',
    bytes: () =>
      image({
        16: primary(),
        17: joliet(22),
        18: terminator(),
        [rootBlock]: directory(rootBlock, []),
        22: directory(
          22,
          ['../x', 'a/b', '..', '\0\0', '\ud800', '\u202e', '\u001b[2J', 'a\\b', ';1', '....'].map((name) =>
            file(utf16be(name)),
          ),
        ),
        ...content,
      }),
    answer: opens(),
  },
  {
    name: 'joliet-names-of-odd-length',
    bytes: () =>
      image({
        16: primary(),
        17: joliet(22),
        18: terminator(),
        [rootBlock]: directory(rootBlock, []),
        22: directory(22, [file('\0a\0'), file('\0'), file('\x02'), file('')]),
        ...content,
      }),
    answer: opens(),
  },
]

const component = (flags: number, name = '') => [flags, name.length, ...text(name)]
const link = (name: string, ...components: readonly (readonly number[])[]): HandMadeRecord =>
  file('L.;1', {
    length: 0,
    systemUse: [...alternateName(name), ...mode(0o120777), ...susp('SL', [0, ...components.flat()])],
  })
const up = component(4)
const theRoot = component(8)

const links: readonly HostileInput[] = [
  {
    name: 'links-that-lead-out',
    bytes: () =>
      rockRidgeImage([
        link('absolute', theRoot, component(0, 'etc'), component(0, 'passwd')),
        link('above', up, up, up, component(0, 'escaped')),
        link('slashes', component(0, '../../escaped')),
        link('nowhere'),
        link('nul', component(0, 'a\0b')),
      ]),
    answer: opens(),
  },
  {
    name: 'links-that-lead-out-together',
    bytes: () =>
      rockRidgeImage(
        [
          child('D', 21),
          link('down', component(0, 'd'), component(0, 'up')),
          link('out', component(0, 'down'), up, component(0, 'escaped')),
        ],
        { 21: directory(21, [link('up', up), link('up2', component(0, 'up'), up)]) },
      ),
    answer: opens(),
  },
  {
    name: 'link-and-directory-of-one-name',
    bytes: () =>
      rockRidgeImage([link('d', component(2)), { ...child('D', 21), systemUse: alternateName('d') }], {
        21: directory(21, [link('out', up, component(0, 'escaped')), named('user-data')]),
        ...content,
      }),
    answer: opens(),
  },
  {
    name: 'seed-of-links-in-a-ring',
    bytes: () =>
      rockRidgeImage([
        link('user-data', component(0, 'meta-data')),
        link('meta-data', component(0, 'user-data')),
        link('network-config', component(0, 'network-config')),
      ]),
    answer: opens(),
  },
  {
    name: 'seed-behind-a-chain-of-links',
    bytes: () =>
      rockRidgeImage([
        link('user-data', component(0, 'l0')),
        ...times(12, (index) => link(`l${index}`, component(0, `l${index + 1}`))),
      ]),
    answer: opens(),
  },
  {
    name: 'link-of-empty-pieces',
    bytes: () => {
      const pieces = times(32, () => susp('SL', [1, ...times(120, () => component(1)).flat()]).slice(0, 245))
      return rockRidgeImage([file('L.;1', { systemUse: [...mode(0o120777), ...continuation(21, 0, 2000)] })], {
        21: Uint8Array.from(pieces.flat().slice(0, 2000)),
        ...content,
      })
    },
    answer: opens(),
  },
  {
    name: 'devices-pipes-and-sockets',
    bytes: () =>
      rockRidgeImage(
        [0o020666, 0o060660, 0o010644, 0o140755, 0o170000].map((value, index) =>
          file('X.;1', { systemUse: [...alternateName(`x${index}`), ...mode(value)] }),
        ),
        content,
      ),
    answer: opens(),
  },
  {
    name: 'user-data-is-a-directory',
    bytes: () => plainImage([child('USER-DATA', 21), child('META-DATA', 22)], blocks(2, 21, (at) => directory(21 + at, []))),
    answer: opens(),
  },
]

/** A chain of directories with such names; the last has these records. */
function nested(depth: number, letters: number, inside: readonly HandMadeRecord[] = [], room = 1): Uint8Array {
  const name = 'N'.repeat(letters)
  const last = 21 + depth - 1
  return image({
    16: primary(),
    17: terminator(),
    [rootBlock]: directory(rootBlock, [child(name, 21)]),
    ...blocks(depth - 1, 21, (index) => directory(21 + index, [child(name, 22 + index)])),
    [last]: directory(last, inside, [], room),
  })
}

const amounts: readonly HostileInput[] = [
  {
    name: 'tens-of-thousands-of-tiny-records',
    bytes: () =>
      image({
        16: primary(),
        17: terminator(),
        [rootBlock]: directory(
          rootBlock,
          times(40_000, () => ({ identifier: 'A' })),
          [],
          720,
        ),
      }),
    answer: opens(),
  },
  {
    name: 'directories-in-each-other-beyond-the-limit',
    bytes: () => nested(300, 1),
    answer: opens('limit-exceeded', 'note:limit-exceeded'),
  },
  {
    name: 'paths-beyond-the-limit',
    bytes: () => nested(40, 200),
    answer: opens('limit-exceeded', 'note:limit-exceeded'),
  },
  {
    name: 'long-paths-to-very-many-files',
    bytes: () =>
      nested(
        20,
        200,
        times(40_000, () => ({ identifier: 'A' })),
        720,
      ),
    answer: opens('listing:limit-exceeded'),
  },
  {
    name: 'directories-that-overlap',
    bytes: () => {
      const own = record({ identifier: '\0', length: 3000 * 2048, flags: 2 })
      const block = new Uint8Array(2048)
      for (let at = 0; at + own.length <= 2048; at += own.length) block.set(own, at)
      const records = times(2000, (index) => child(`D${index}`, 200 + index))
      return image({
        16: primary(),
        17: terminator(),
        [rootBlock]: directory(rootBlock, records, [], 80),
        ...blocks(2000, 200, () => block),
      })
    },
    answer: opens('directory-loop', 'extent-out-of-range'),
  },
]

/** Block pointers behind the 16 bytes of the header, then what they lead to. */
function compressed(size: number, pointers: readonly number[], data: readonly number[] = [], log2 = 15): Uint8Array {
  const header = [0x37, 0xe4, 0x53, 0x96, 0xc9, 0xdb, 0xd6, 0x07, ...both32(size).slice(0, 4), 4, log2, 0, 0]
  const bytes = Uint8Array.from([...header, ...pointers.flatMap((each) => both32(each).slice(0, 4)), ...data])
  const zf = susp('ZF', [...text('pz'), 4, log2, ...both32(size)])
  const record = named('user-data', { location: 30, length: bytes.byteLength })
  return rockRidgeImage([{ ...record, systemUse: [...(record.systemUse ?? []), ...zf] }], { 30: bytes })
}

/** 1 MiB of zeros, as zlib. */
const bomb = async (): Promise<number[]> => {
  const stream = new Blob([new Uint8Array(1024 * KiB)]).stream().pipeThrough(new CompressionStream('deflate'))
  return [...new Uint8Array(await new Response(stream).arrayBuffer())]
}

const packedFiles: readonly HostileInput[] = [
  { name: 'zisofs-claims-4-gib', bytes: () => compressed(huge, [24, 24]), answer: opens('lost:limit-exceeded') },
  {
    name: 'zisofs-claims-64-mib-of-no-pointers',
    bytes: () => compressed(64 * KiB * KiB, [24, 24]),
    answer: opens('lost:compressed-file'),
  },
  {
    name: 'zisofs-is-64-mib-of-zeros',
    bytes: () => compressed(64 * KiB * KiB, times(2049, () => 16)),
    answer: opens(),
  },
  {
    name: 'zisofs-pointers-lead-backwards',
    bytes: () => compressed(65536, [40, 30, 20], times(64, () => 1)),
    answer: opens('lost:compressed-file'),
  },
  {
    name: 'zisofs-pointers-lead-out',
    bytes: () => compressed(65536, [28, huge, huge]),
    answer: opens('lost:compressed-file'),
  },
  {
    name: 'zisofs-blocks-are-the-file-itself',
    bytes: () => compressed(65536, [0, 28, 28]),
    answer: opens('lost:compressed-file'),
  },
  {
    name: 'zisofs-block-is-a-bomb',
    bytes: async () => {
      const data = await bomb()
      return compressed(32768, [24, 24 + data.length], data)
    },
    answer: opens('lost:compressed-file'),
  },
  {
    name: 'zisofs-blocks-of-one-byte',
    bytes: () => compressed(1_000_000, [24, 24], [], 0),
    answer: opens('lost:compressed-file'),
  },
  { name: 'zisofs-blocks-of-no-size', bytes: () => compressed(100, [24, 24], [], 255), answer: opens() },
]

const blockSizeOf = (size: number) => [size & 255, size >> 8, size >> 8, size & 255]
const twoTrees = (escapeSequence: string) =>
  image({
    16: primary(),
    17: descriptor(2, utf16be('cidata'.padEnd(16)), 22, escapeSequence),
    18: terminator(),
    [rootBlock]: directory(rootBlock, [file('USER-DATA.;1')]),
    22: directory(22, [file(utf16be('user-data'))]),
    ...content,
  })

/** The same pseudo-random bytes each time. */
function noise(length: number, state = 9660): Uint8Array {
  const bytes = new Uint8Array(length)
  let value = state
  for (let at = 0; at < length; at++) {
    value = (Math.imul(value, 1_103_515_245) + 12_345) >>> 0
    bytes[at] = value >>> 24
  }
  return bytes
}

function identified(bytes: Uint8Array, sectors: readonly number[], type?: number): Uint8Array {
  for (const sector of sectors) {
    bytes.set(text('CD001'), sector * 2048 + 1)
    if (type !== undefined) bytes[sector * 2048] = type
  }
  return bytes
}

const descriptors: readonly HostileInput[] = [
  ...[0, 3, 4096, 65535].map((size) => ({
    name: `blocks-of-${size}-bytes`,
    bytes: () => changed(sound(), { [primaryAt + 128]: blockSizeOf(size) }),
    answer: 'unsupported-block-size' as const,
  })),
  {
    name: 'descriptors-all-supplementary',
    bytes: () => image({ ...blocks(84, 16, () => joliet(101)), 101: directory(101, []) }),
    answer: 'no-primary-descriptor',
  },
  {
    name: 'descriptors-all-primary',
    bytes: () => image({ ...blocks(84, 16, () => primary(101)), 101: directory(101, []) }),
    answer: opens(),
  },
  {
    name: 'descriptors-without-end',
    bytes: () => image({ 16: primary(), ...blocks(200, 17, () => descriptor(3, '', 0)) }),
    answer: opens('note:root-damaged', 'listing:directory-damaged'),
  },
  {
    name: 'descriptors-without-terminator',
    bytes: () => image({ 16: primary(), [rootBlock]: directory(rootBlock, []) }),
    answer: 'truncated-descriptors',
  },
  {
    name: 'descriptors-are-boot-records',
    bytes: () => image({ ...blocks(84, 16, () => descriptor(0, '', 0)) }),
    answer: 'no-primary-descriptor',
  },
  {
    name: 'root-record-of-zeros',
    bytes: () => changed(sound(), { [primaryAt + 156]: times(34, () => 0) }),
    answer: opens('note:root-damaged', 'listing:directory-damaged'),
  },
  {
    name: 'path-tables-of-garbage',
    bytes: () => changed(sound(), { [primaryAt + 132]: times(24, () => 0xff) }),
    answer: opens(),
  },
  ...['%/@', '%/C', '%/E', '%/A', '%/F', '%/', '/%E', '\xff\xff\xff'].map((escapeSequence, index) => ({
    name: `joliet-escape-sequence-${index + 1}`,
    bytes: () => twoTrees(escapeSequence),
    answer: opens(),
  })),
  {
    name: 'joliet-root-behind-8-tib',
    bytes: () => changed(twoTrees('%/E'), { [primaryAt + 2048 + 158]: both32(huge) }),
    answer: 'extent-out-of-range',
  },
  {
    name: 'joliet-root-is-a-file',
    bytes: () => changed(twoTrees('%/E'), { [22 * 2048 + 25]: [0] }),
    answer: 'root-not-a-directory',
  },
  {
    name: 'descriptor-of-0xff',
    bytes: () => identified(new Uint8Array(200 * 2048).fill(0xff), [16], 1),
    answer: 'unsupported-block-size',
  },
  {
    name: 'garbage-behind-the-identifier',
    bytes: () => identified(noise(64 * 2048), [16], 1),
    answer: 'truncated-descriptors',
  },
  {
    name: 'garbage-behind-the-descriptors',
    bytes: () => {
      const bytes = noise(64 * 2048)
      bytes.set(sound().subarray(primaryAt, primaryAt + 2 * 2048), primaryAt)
      return bytes
    },
    answer: opens('note:root-damaged', 'listing:directory-damaged'),
  },
  {
    name: 'identifier-in-every-sector',
    bytes: () => identified(noise(200 * 2048), times(200, (at) => at)),
    answer: 'unsupported-block-size',
  },
]

const records: readonly HostileInput[] = [
  ...[1, 33, 200, 255].map((length) => ({
    name: `record-of-${length}-bytes`,
    bytes: () => changed(sound(), { [rootAt + 68]: [length] }),
    // A longer one only swallows the record behind it.
    answer: length < 34 ? opens('note:root-damaged', 'listing:directory-damaged') : opens(),
  })),
  {
    name: 'record-with-a-name-beyond-its-end',
    bytes: () => changed(sound(), { [rootAt + 68 + 32]: [255] }),
    answer: opens('note:root-damaged', 'listing:directory-damaged'),
  },
  {
    name: 'directory-of-garbage',
    bytes: () => plainImage([child('D', 21)], { 21: noise(2048) }),
    answer: opens('limit-exceeded', 'note:limit-exceeded'),
  },
  {
    name: 'system-use-entries-of-no-length',
    bytes: () => rockRidgeImage([file('A.;1', { systemUse: times(100, () => 0) })], content),
    answer: opens(),
  },
]

/** An image of two trees, cut at the borders of its sectors. */
const cuts: readonly HostileInput[] = times(14, (index) => 14 + index).map((sectors) => ({
  name: `cut-behind-sector-${sectors}`,
  bytes: () => twoTrees('%/E').subarray(0, sectors * 2048),
  answer:
    sectors <= 16
      ? 'all-zero'
      : sectors <= 17
        ? 'truncated-descriptors'
        : sectors <= 22
          ? 'extent-out-of-range'
          : opens('extent-out-of-range', 'lost:extent-out-of-range', 'note:cut-short'),
}))

/** Images of ISO 9660 that no writer makes. */
export const hostileIso9660: readonly HostileInput[] = [
  ...cycles,
  ...relocations,
  ...continuations,
  ...sizes,
  ...names,
  ...links,
  ...amounts,
  ...packedFiles,
  ...descriptors,
  ...records,
  ...cuts,
]
