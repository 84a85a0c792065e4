import {
  alternateName,
  announcement,
  blockSize,
  both32,
  continuation,
  descriptor,
  directory,
  type HandMadeRecord,
  image,
  joliet,
  mode,
  primary,
  record,
  terminator,
  text,
  utf16be,
} from '../../image/hand-made.ts'

const content = { 21: text('first block'), 22: text('second block') }
const file = (identifier: string, location = 21): HandMadeRecord => ({ identifier, location, length: 11 })
const rockRidgeFile = (name: string, location = 21): HandMadeRecord => ({
  ...file('F.;1', location),
  systemUse: [...alternateName(name), ...mode(0o100644)],
})
const plainRoot = directory(20, [file('META-DATA.;1'), file('USER-DATA.;1')])
const rockRoot = directory(20, [rockRidgeFile('meta-data'), rockRidgeFile('user-data')], announcement())
const jolietRoot = directory(24, [file(utf16be('meta-data')), file(utf16be('User-Data'))])
const boot = () => {
  const bytes = descriptor(0, '', 0)
  bytes.set(text('EL TORITO SPECIFICATION'), 7)
  bytes.fill(0, 40)
  return bytes
}
/** A descriptor with some of its bytes changed. */
const patched = (bytes: Uint8Array, patches: Readonly<Record<number, readonly number[]>>) => {
  const changed = Uint8Array.from(bytes)
  for (const [at, values] of Object.entries(patches)) changed.set(values, Number(at))
  return changed
}
const labelled = (primaryLabel: string, jolietLabel?: string, root = rockRoot) =>
  image({
    16: descriptor(1, primaryLabel, 20),
    17: jolietLabel === undefined ? terminator() : descriptor(2, jolietLabel, 24, '%/E'),
    18: terminator(),
    20: root,
    24: jolietRoot,
    ...content,
  })
const ucs2 = (label: string) => utf16be(label.padEnd(16))
const trees = (descriptors: readonly Uint8Array[], root = rockRoot, other = jolietRoot) =>
  image({
    ...Object.fromEntries(descriptors.map((each, index) => [16 + index, each])),
    30: root.map((byte) => byte),
    20: root,
    24: other,
    ...content,
  })
const bytes = (value: string) => Buffer.from(value).toString('latin1')

/** A seed in logical blocks of another size, with a directory of several and a file of several of them. */
function withBlocks(size: number, rockRidge: boolean): Uint8Array {
  const first = (18 * blockSize) / size
  const at = (block: number) => (block * size) / blockSize
  const records = Array.from({ length: 20 }, (_, index) => ({
    identifier: `FILE${index}.;1`,
    location: first + 8 + index,
    length: 300 + index,
    systemUse: rockRidge ? [...alternateName(`file-number-${index}`), ...mode(0o100644)] : [],
  }))
  const own = { location: first, length: 8 * size, flags: 2 }
  const all = [
    { ...own, identifier: '\0', systemUse: rockRidge ? announcement() : [] },
    { ...own, identifier: '\x01' },
    ...records,
  ].map(record)
  const whole = new Uint8Array((first + 40) * size)
  whole.set(
    patched(primary(first), {
      80: both32(first + 40),
      128: [size & 255, size >> 8, size >> 8, size & 255],
    }),
    16 * blockSize,
  )
  whole.set(terminator(), 17 * blockSize)
  let end = 0
  for (const each of all) {
    if ((end % size) + each.length > size) end = (Math.floor(end / size) + 1) * size
    whole.set(each, at(first) * blockSize + end)
    end += each.length
  }
  for (let index = 0; index < 20; index++)
    whole.set(text(`${index} `.repeat(100)), (first + 8 + index) * size)
  return whole
}

/** Descriptors, labels, block sizes and what chooses a tree. */
export const volumes: Readonly<Record<string, Uint8Array>> = {
  'blocks of 512 bytes': withBlocks(512, false),
  'blocks of 1024 bytes': withBlocks(1024, false),
  'blocks of 2048 bytes': withBlocks(2048, false),
  'blocks of 512 bytes, Rock Ridge': withBlocks(512, true),
  'blocks of 1024 bytes, Rock Ridge': withBlocks(1024, true),
  'blocks of 0 bytes': trees([patched(primary(), { 128: [0, 0, 0, 0] }), terminator()]),
  'blocks of 4096 bytes': trees([patched(primary(), { 128: [0, 16, 16, 0] }), terminator()]),
  'block size in one half': trees([patched(primary(), { 128: [0, 8, 0, 0] }), terminator()]),
  'Rock Ridge only': labelled('cidata'),
  'Rock Ridge and Joliet': labelled('cidata', ucs2('cidata')),
  'plain and Joliet': labelled('cidata', ucs2('cidata'), plainRoot),
  'labels differ': labelled('PRIMARY', ucs2('cidata')),
  'labels differ in case': labelled('CIDATA', ucs2('cidata')),
  'long label, Joliet its beginning': labelled('cidata-in-a-label-of-32-letters.', ucs2('cidata-in-a-labe')),
  'long label, Joliet another': labelled('cidata-in-a-label-of-32-letters.', ucs2('cidata')),
  'label with a leading space': labelled('  cidata'.padEnd(32)),
  'label with trailing spaces': labelled('cidata'.padEnd(32)),
  'label cut at NUL': labelled('cidata\0garbage'),
  'label of spaces': labelled(' '.repeat(32)),
  'label of UTF-8': labelled(bytes('grün')),
  'label of Latin-1': labelled('gr\xfcn'),
  'label with other white space': labelled('cidata\t\n'.padEnd(32)),
  'Joliet label empty': labelled('cidata', ' '.repeat(32)),
  'Joliet label all zero': labelled('cidata', '\0'.repeat(32)),
  'Joliet label padded with NUL': labelled('PRIMARY', utf16be('cidata').padEnd(32, '\0')),
  'Joliet label with a leading space': labelled('PRIMARY', ucs2(' cidata')),
  'Joliet label with letters beyond ASCII': labelled('PRIMARY', ucs2('grün-日本')),
  'Joliet label with surrogates': labelled('PRIMARY', ucs2('🚀')),
  'labels equal but for padding': labelled('cidata'.padEnd(32), utf16be('cidata').padEnd(32, '\0')),
  'Latin-1 label and its Joliet': labelled('gr\xfcn'.padEnd(32), ucs2('grün')),
  'Joliet level 1': trees([primary(), descriptor(2, ucs2('cidata'), 24, '%/@'), terminator()], plainRoot),
  'Joliet level 2': trees([primary(), descriptor(2, ucs2('cidata'), 24, '%/C'), terminator()], plainRoot),
  'Joliet of no level': trees([primary(), descriptor(2, ucs2('cidata'), 24, '%/X'), terminator()], plainRoot),
  'Joliet of unused escape flag': trees(
    [primary(), patched(descriptor(2, ucs2('cidata'), 24, '%/E'), { 7: [1] }), terminator()],
    plainRoot,
  ),
  'escape sequence behind another': trees(
    [primary(), descriptor(2, ucs2('cidata'), 24, '   %/E'), terminator()],
    plainRoot,
  ),
  'Joliet before the primary': trees([joliet(24), primary(), terminator()], plainRoot),
  'Joliet behind a boot record': trees([primary(), boot(), joliet(24), terminator()], plainRoot),
  'Joliet behind the terminator': trees([primary(), terminator(), joliet(24)], plainRoot),
  'two Joliet descriptors': trees([primary(), joliet(24), joliet(90), terminator()], plainRoot),
  'Joliet label behind an enhanced one': trees(
    [
      descriptor(1, 'PRIMARY', 20),
      patched(descriptor(2, 'ENHANCED', 20), { 6: [2] }),
      descriptor(2, ucs2('cidata'), 24, '%/E'),
      terminator(),
    ],
    plainRoot,
  ),
  'enhanced descriptor': trees(
    [primary(), patched(descriptor(2, 'cidata', 24), { 6: [2] }), terminator()],
    plainRoot,
  ),
  'supplementary of another set': trees(
    [primary(), descriptor(2, 'other', 24, '%G'), terminator()],
    plainRoot,
  ),
  'primary of version 2': trees([patched(primary(), { 6: [2] }), terminator()]),
  'structure version 2': trees([patched(primary(), { 881: [2] }), terminator()]),
  'partition descriptor': trees([primary(), descriptor(3, 'part', 0), terminator()]),
  'unknown descriptor types': trees([descriptor(77, 'x', 0), primary(), descriptor(4, 'y', 0), terminator()]),
  'two primary descriptors': trees([primary(), primary(90), terminator()]),
  'no terminator': trees([primary(), joliet(24)]),
  'boot record first': trees([boot(), primary(), terminator()]),
  'set of two volumes': trees([patched(primary(), { 120: [2, 0, 0, 2], 124: [2, 0, 0, 2] }), terminator()]),
  'volume set size 0': trees([patched(primary(), { 120: [0, 0, 0, 0] }), terminator()]),
  'path tables of garbage': trees([patched(primary(), { 132: Array(24).fill(0xff) }), terminator()]),
  'space size 0': patched(trees([primary(), terminator()]), { [16 * blockSize + 80]: Array(8).fill(0) }),
  'space size 0 beside Joliet': patched(trees([primary(), joliet(24), terminator()], plainRoot), {
    [16 * blockSize + 80]: Array(8).fill(0),
    [17 * blockSize + 80]: Array(8).fill(0),
  }),
  'space size 1': trees([patched(primary(), { 80: [1, 0, 0, 0, 0, 0, 0, 1] }), terminator()]),
  'space size 1 and a continuation': trees(
    [patched(primary(), { 80: [1, 0, 0, 0, 0, 0, 0, 1] }), terminator()],
    directory(
      20,
      [{ ...file('F'), systemUse: [...alternateName('a-', 1), ...continuation(21, 0, 9)] }],
      announcement(),
    ),
  ),
  'space size huge': trees([patched(primary(), { 80: Array(8).fill(0xff) }), terminator()]),
  'space size in one half': trees([patched(primary(), { 80: [30, 0, 0, 0, 0, 0, 0, 0] }), terminator()]),
  'root record in big-endian alone': trees([
    patched(primary(), { 158: [0, 0, 0, 0, 0, 0, 0, 20] }),
    terminator(),
  ]),
  'root record without the flag': trees([patched(primary(), { 181: [0] }), terminator()]),
  'root record of length 0': trees([patched(primary(), { 166: Array(8).fill(0) }), terminator()]),
  'root record too long': trees([patched(primary(), { 166: [0, 0, 1, 0] }), terminator()]),
  'root record with an extended attribute': trees([patched(primary(19), { 157: [1] }), terminator()]),
  'root at block 0': trees([primary(0), terminator()]),
  'root of zeros': trees([primary(40), terminator()]),
  'root without flag in its own record, plain': trees(
    [primary(), terminator()],
    patched(plainRoot, { 25: [0] }),
  ),
  'root without flag in its own record, Joliet': trees(
    [primary(), joliet(24), terminator()],
    plainRoot,
    patched(jolietRoot, { 25: [0] }),
  ),
  'empty Rock Ridge root beside Joliet': trees(
    [primary(), joliet(24), terminator()],
    directory(20, [], announcement()),
  ),
  'Rock Ridge root of one file beside Joliet': trees(
    [primary(), joliet(24), terminator()],
    directory(20, [rockRidgeFile('one')], announcement()),
  ),
  'empty plain root beside Joliet': trees([primary(), joliet(24), terminator()], directory(20, [])),
  'Joliet root outside': trees([primary(), joliet(9000), terminator()], plainRoot),
  'Joliet root outside beside Rock Ridge': trees([primary(), joliet(9000), terminator()]),
  'Joliet has other files': trees(
    [primary(), joliet(24), terminator()],
    directory(20, [rockRidgeFile('only-here')], announcement()),
  ),
  'data in boot sectors': image({
    0: text('MBR'.repeat(600)),
    16: primary(),
    17: terminator(),
    20: rockRoot,
    ...content,
  }),
  'half a sector at the end': trees([primary(), terminator()]).subarray(0, 30 * 2048 + 700),
  'cut inside the root': trees([primary(), terminator()]).subarray(0, 20 * 2048 + 100),
  'cut behind the root': trees([primary(), terminator()]).subarray(0, 21 * 2048),
  'cut inside a file': trees([primary(), terminator()]).subarray(0, 21 * 2048 + 5),
  'UDF recognised behind': image({
    16: primary(),
    17: terminator(),
    18: udf('BEA01'),
    19: udf('NSR02'),
    20: rockRoot,
    ...content,
    26: udf('TEA01'),
  }),
}

function udf(identifier: string): Uint8Array {
  const sector = new Uint8Array(blockSize)
  sector.set([0, ...text(identifier), 1])
  return sector
}
