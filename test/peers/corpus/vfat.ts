import {
  checksumOf,
  directory,
  dots,
  end,
  entry,
  type HandMadeVolume,
  label,
  named,
  slot,
  slotsOf,
  text,
  unitsOf,
} from '../../image/vfat/hand-made.ts'

const cidata = label('cidata')
const file = (name: string, cluster: number, size: number) => entry({ name, cluster, size })
const seed = [
  ...cidata,
  ...named('meta-data', { name: 'META-D~1   ', cluster: 3, size: 20 }),
  ...named('user-data', { name: 'USER-D~1   ', cluster: 4, size: 14 }),
]
const seedFat = { 3: end, 4: end }
const seedData = { 3: text('instance-id: corpus\n'), 4: text('#cloud-config\n') }
const sector = (letter: string) => text(letter.repeat(512))

const allLetters = Array.from({ length: 256 }, (_, byte) => byte).filter(
  (byte) => byte > 0x20 && byte !== 0x2f && byte !== 0x5c && byte !== 0xe5 && byte !== 0x7f,
)
/** One file for each letter of the code page, with or without the bits for lower case. */
const codePage = (caseBits: number): HandMadeVolume => {
  const entries = allLetters.map((byte, index) =>
    entry({
      name: `${String.fromCharCode(byte)}${String(index).padStart(3, '0')}    X${String.fromCharCode(byte)} `,
      caseBits,
    }),
  )
  const clusters = Math.ceil((entries.length + 2) / 16)
  const bytes = [...dots(10), ...entries.flat()]
  const fat = Object.fromEntries(
    Array.from({ length: clusters }, (_, index) => [10 + index, index + 1 === clusters ? end : 11 + index]),
  )
  const data = Object.fromEntries(
    Array.from({ length: clusters }, (_, index) => [10 + index, bytes.slice(index * 512, (index + 1) * 512)]),
  )
  return { root: [...cidata, ...entry({ name: 'LETTERS', attributes: directory, cluster: 10 })], fat, data }
}

const withFolder = (
  content: readonly number[],
  fat: Record<number, number> = { 5: end },
): HandMadeVolume => ({
  root: [...seed, ...entry({ name: 'FOLDER', attributes: directory, cluster: 5 }), ...file('LAST.TXT', 0, 0)],
  fat: { ...seedFat, ...fat },
  data: { ...seedData, 5: content, 6: entry({ name: 'SECOND.TXT' }) },
})

const long = (units: readonly number[], name: string) => slotsOf(units, name)

export const vfatVolumes: Readonly<Record<string, HandMadeVolume>> = {
  plain: { root: seed, fat: seedFat, data: seedData },
  'plain-16': { bits: 16, root: seed, fat: seedFat, data: seedData },
  'plain-32': { bits: 32, clusters: 65_525, root: seed, fat: seedFat, data: seedData },
  // The largest that Linux takes for FAT12.
  'fat12-largest': {
    bits: 12,
    clusters: 4084,
    root: [...cidata, ...file('A.BIN', 4000, 1024)],
    fat: { 4000: 4085, 4085: end },
    data: { 4000: sector('a'), 4085: sector('b') },
  },
  // FAT16 by the number of its clusters, whatever the boot sector calls itself.
  'fat16-as-12': { bits: 12, clusters: 4085, root: seed, fat: seedFat, data: seedData },
  letters: codePage(0),
  'letters-lower': codePage(0x18),
  'case-bits': {
    root: [
      ...entry({ name: 'BASE.EXT', caseBits: 0x08 }),
      ...entry({ name: 'BASE2.EXT', caseBits: 0x10 }),
      ...entry({ name: 'BASE3.EXT', caseBits: 0x18 }),
      ...entry({ name: 'NOEXT', caseBits: 0x18 }),
      ...entry({ name: 'A B     C D' }),
      ...entry({ name: '        EXT' }),
      ...entry({ name: '           ' }),
      ...entry({ name: ' A         ' }),
      ...entry({ name: 'AB\0CD   E\0F' }),
      ...entry({ name: '\x05BC     TXT' }),
      ...entry({ name: 'lower   txt' }),
    ],
  },
  'behind-the-end': { root: [...file('A.TXT', 0, 0), ...Array(32).fill(0), ...file('B.TXT', 0, 0)] },
  deleted: {
    root: [
      ...file('\xe5OLD    TXT', 0, 0),
      ...file('A.TXT', 0, 0),
      ...slotsOf(unitsOf('gone.txt'), 'GONE.TXT').flat(),
      ...file('\xe5ONE    TXT', 0, 0),
      ...file('B.TXT', 0, 0),
    ],
  },
  attributes: {
    root: [
      ...entry({ name: 'RO', attributes: 0x01 }),
      ...entry({ name: 'HIDDEN', attributes: 0x02 }),
      ...entry({ name: 'SYSTEM', attributes: 0x04 }),
      ...entry({ name: 'VOLUME2', attributes: 0x08 }),
      ...entry({ name: 'VOLDIR', attributes: 0x18 }),
      ...entry({ name: 'VOLARC', attributes: 0x28 }),
      ...entry({ name: 'ALLBITS', attributes: 0xc7 }),
      ...entry({ name: 'EXTARC', attributes: 0x2f }),
    ],
  },
  'long-names': {
    root: [...named('thirteen-char', { name: 'THIRTE~1' }), ...named('a'.repeat(255), { name: 'AAAAAA~1' })],
  },
  'long-names-2': {
    root: [
      ...named('\ud83d\ude80 rocket', { name: 'ROCKET~1' }),
      ...[...long([0xd83d, 0x61], 'LONE1').flat(), ...entry({ name: 'LONE1' })],
      ...[...long([0xde80, 0x62], 'LONE2').flat(), ...entry({ name: 'LONE2' })],
      ...[...long([0x63, 0xd83d], 'LONE3').flat(), ...entry({ name: 'LONE3' })],
      ...[...long([0x64, 0xd83d, 0xd83d, 0xde80], 'LONE4').flat(), ...entry({ name: 'LONE4' })],
      ...[...long([0x65, 0xffff, 0x66], 'FFFF').flat(), ...entry({ name: 'FFFF' })],
      ...named('trailing.dots..', { name: 'TRAILI~1' }),
      ...named('UPPER-data', { name: 'UPPER-~1' }),
    ],
  },
  'long-names-damaged': {
    root: [
      // The checksum is another name's: the short name counts.
      ...[...slotsOf(unitsOf('checksum'), 'OTHER').flat(), ...entry({ name: 'CHECKSUM' })],
      // The second slot is missing, and what is left begins with none that is the last.
      ...[
        ...(slotsOf(unitsOf('missing-last-slot.txt'), 'MISSIN~1')[1] ?? []),
        ...entry({ name: 'MISSIN~1' }),
      ],
      ...[
        ...(slotsOf(unitsOf('missing-first-slot.txt'), 'MISSIN~2')[0] ?? []),
        ...entry({ name: 'MISSIN~2' }),
      ],
      // Slots of one name in the wrong order.
      ...[...slotsOf(unitsOf('wrong-order-of-slots'), 'WRONG').reverse().flat(), ...entry({ name: 'WRONG' })],
      // A new name begins in the middle of another.
      ...[
        ...(slotsOf(unitsOf('broken-off-in-the-middle'), 'BROKEN')[0] ?? []),
        ...named('whole-name', { name: 'WHOLE-~1' }),
      ],
      ...[...slot(0x40, unitsOf('zero slots   '), checksumOf('ZERO')), ...entry({ name: 'ZERO' })],
    ],
  },
  'long-names-damaged-2': {
    root: [
      ...[...slot(0x40 | 21, unitsOf('too many slot'), checksumOf('TOOMANY')), ...entry({ name: 'TOOMANY' })],
      ...[
        ...slot(0x41, unitsOf('a volume name'), checksumOf('VOLUME')),
        ...label('VOLUME'),
        ...entry({ name: 'AFTERVOL' }),
      ],
      ...[
        ...slot(0x41, unitsOf('of a deletion'), checksumOf('\xe5GONE      ')),
        ...entry({ name: '\xe5GONE      ' }),
        ...entry({ name: 'AFTERDEL' }),
      ],
      ...[...slot(0x41, unitsOf('the end mark '), 0), ...Array(32).fill(0), ...entry({ name: 'AFTERNUL' })],
      ...[
        ...(slotsOf(unitsOf('two checksums in it'), 'TWOSUM')[0] ?? []),
        ...slot(1, unitsOf('two checksums'), 7),
        ...entry({ name: 'TWOSUM' }),
      ],
      ...[
        0xe5,
        ...slot(0x41, unitsOf('deleted slot '), checksumOf('DELSLOT')).slice(1),
        ...entry({ name: 'DELSLOT' }),
      ],
    ],
  },
  'long-name-empty': {
    root: [
      ...named('before', { name: 'BEFORE' }),
      ...long([0], 'EMPTY').flat(),
      ...entry({ name: 'EMPTY' }),
      ...file('LAST.TXT', 0, 0),
    ],
  },
  'long-name-slash': {
    root: [
      ...named('before', { name: 'BEFORE' }),
      ...named('a/b', { name: 'SLASH' }),
      ...file('LAST.TXT', 0, 0),
    ],
  },
  duplicates: {
    root: [
      ...file('A.TXT', 3, 20),
      ...file('A.TXT', 4, 14),
      ...named('b.txt', { name: 'A.TXT', cluster: 4, size: 14 }),
    ],
    fat: seedFat,
    data: seedData,
  },
  'short-names-of-a-seed': {
    root: [...cidata, ...file('META-DAT', 3, 20), ...file('USER-DAT', 4, 14)],
    fat: seedFat,
    data: seedData,
  },
  'last-letters': {
    root: [
      ...entry({ name: 'A.', caseBits: 0x10 }),
      ...entry({ name: 'SPACE   \0\0\0' }),
      ...entry({ name: '\xe4\xe8      TXT', caseBits: 0x08 }),
    ],
  },
  folder: withFolder([...dots(5), ...file('INNER.TXT', 3, 20)]),
  'folder-of-two-clusters': withFolder(
    [...dots(5), ...Array.from({ length: 14 }, (_, index) => file(`F${index}`, 0, 0)).flat()],
    { 5: 6, 6: end },
  ),
  'folder-without-dots': withFolder(file('INNER.TXT', 3, 20)),
  'folder-with-one-dot': withFolder([...dots(5).slice(0, 32), ...file('INNER.TXT', 3, 20)]),
  'folder-with-folders-for-dots': withFolder([
    ...entry({ name: 'ONE', attributes: directory, cluster: 6 }),
    ...entry({ name: 'TWO', attributes: directory, cluster: 6 }),
  ]),
  'folder-in-free-cluster': withFolder([...dots(5), ...file('INNER.TXT', 3, 20)], {}),
  'folder-ends-bad': withFolder([...dots(5), ...file('INNER.TXT', 3, 20)], { 5: 0xff7 }),
  'folder-ends-ff6': withFolder([...dots(5), ...file('INNER.TXT', 3, 20)], { 5: 0xff6 }),
  'folder-loops': withFolder([...dots(5), ...file('INNER.TXT', 3, 20)], { 5: 6, 6: 5 }),
  'folder-out-of-range': withFolder([...dots(5), ...file('INNER.TXT', 3, 20)], { 5: 66 }),
  'folder-of-no-cluster': {
    root: [...cidata, ...entry({ name: 'NONE', attributes: directory }), ...file('LAST.TXT', 0, 0)],
  },
  'folder-of-cluster-1': {
    root: [
      ...cidata,
      ...entry({ name: 'ONE', attributes: directory, cluster: 1 }),
      ...file('LAST.TXT', 0, 0),
    ],
  },
  'folder-with-size': {
    root: [...cidata, ...entry({ name: 'SIZED', attributes: directory, cluster: 5, size: 99 })],
    fat: { 5: end },
    data: { 5: dots(5) },
  },
  'folder-is-root-32': {
    bits: 32,
    root: [...seed, ...entry({ name: 'ROOT', attributes: directory, cluster: 2 })],
    fat: seedFat,
    data: seedData,
  },
  'folder-is-its-parent': {
    root: [...seed, ...entry({ name: 'OUTER', attributes: directory, cluster: 5 })],
    fat: { ...seedFat, 5: end },
    data: { ...seedData, 5: [...dots(5), ...entry({ name: 'INNER', attributes: directory, cluster: 5 })] },
  },
  'folders-share-cluster': {
    root: [
      ...seed,
      ...entry({ name: 'FIRST', attributes: directory, cluster: 5 }),
      ...entry({ name: 'SECOND', attributes: directory, cluster: 5 }),
    ],
    fat: { ...seedFat, 5: end },
    data: { ...seedData, 5: [...dots(5), ...file('INNER.TXT', 3, 20)] },
  },
  'file-without-cluster': { root: [...file('ZEROS.BIN', 0, 700)] },
  'file-of-cluster-1': { root: [...file('ONE.BIN', 1, 700)] },
  'file-far-away': { root: [...file('FAR.BIN', 4000, 7)] },
  'file-chain-short': { root: [...file('SHORT.BIN', 3, 1000)], fat: { 3: end }, data: { 3: sector('a') } },
  'file-chain-free': { root: [...file('FREE.BIN', 3, 1000)], fat: { 3: 0 }, data: { 3: sector('a') } },
  'file-first-cluster-free': { root: [...file('FREE.BIN', 3, 500)], fat: { 3: 0 }, data: { 3: sector('a') } },
  'file-chain-long': { root: [...file('LONG.BIN', 3, 5)], fat: { 3: 4, 4: end }, data: { 3: sector('a') } },
  'file-chain-loops': {
    root: [...file('LOOP.BIN', 3, 2600)],
    fat: { 3: 4, 4: 3 },
    data: { 3: sector('a'), 4: sector('b') },
  },
  'file-fragmented': {
    root: [...file('FRAG.BIN', 9, 2000)],
    fat: { 9: 3, 3: 4, 4: 20, 20: end },
    data: { 9: sector('a'), 3: sector('b'), 4: sector('c'), 20: sector('d') },
  },
  'files-cross-linked': {
    root: [...file('A.BIN', 3, 1024), ...file('B.BIN', 5, 1024)],
    fat: { 3: 4, 5: 4, 4: end },
    data: { 3: sector('a'), 4: sector('b'), 5: sector('c') },
  },
  'file-larger-than-volume': {
    root: [...file('HUGE.BIN', 3, 200_000)],
    fat: { 3: end },
    data: { 3: sector('a') },
  },
  dates: {
    root: [
      ...entry({ name: 'ZERO', date: 0, time: 0 }),
      ...entry({
        name: 'LEAP',
        date: ((2024 - 1980) << 9) | (2 << 5) | 29,
        time: (23 << 11) | (59 << 5) | 29,
      }),
      ...entry({ name: 'LAST', date: (127 << 9) | (12 << 5) | 31, time: (23 << 11) | (59 << 5) | 29 }),
      ...entry({ name: 'MARCH', date: ((2100 - 1980) << 9) | (3 << 5) | 1, time: (1 << 11) | (2 << 5) | 3 }),
      ...entry({ name: 'MONTH13', date: (46 << 9) | (13 << 5) | 1 }),
      ...entry({ name: 'DAY0', date: (46 << 9) | (5 << 5) }),
      ...entry({ name: 'HOUR31', date: (46 << 9) | (5 << 5) | 5, time: (31 << 11) | (63 << 5) | 31 }),
    ],
  },
  'root-32-of-two-clusters': {
    bits: 32,
    root: Array.from({ length: 16 }, (_, index) => file(`F${index}`, 0, 0)).flat(),
    fat: { 2: 7, 7: end },
    data: { 7: [...cidata, ...file('SECOND.TXT', 0, 0)] },
  },
  'root-32-loops': { bits: 32, root: seed, fat: { 2: 7, 7: 2 } },
  'root-32-free': { bits: 32, root: seed, fat: { 2: 0 } },
  'root-32-high-bits': {
    bits: 32,
    root: seed,
    fat: { 2: 0xffffffff, 3: 0xafffffff, 4: end },
    data: seedData,
  },
  'root-32-cluster-0': { bits: 32, root: seed, boot: { 44: [0, 0, 0, 0] } },
  'root-32-cluster-1': { bits: 32, root: seed, boot: { 44: [1, 0, 0, 0] } },
  'info-sector-damaged': { bits: 32, root: seed, boot: { 512: [1] } },
  'info-sector-far': { bits: 32, root: seed, boot: { 48: [0xff, 0xff] } },
  'label-with-cluster': {
    root: [...entry({ name: 'cidata     ', attributes: 8, cluster: 3 }), ...label('second')],
  },
  'label-after-files': {
    root: [...file('A.TXT', 0, 0), ...named('long name', { name: 'LONGNA~1' }), ...cidata],
  },
  'label-behind-the-end': { root: [...Array(32).fill(0), ...cidata] },
  'label-deleted': { root: [0xe5, ...label('cidata').slice(1), ...label('other')] },
  'label-boot-only': { bootLabel: 'cidata', root: [] },
  'label-boot-other': { bootLabel: 'cidata', root: label('other') },
  'label-blank': { bootLabel: '', root: label('') },
  'label-leading-space': { root: label('  cidata') },
  'label-e5': { root: label('\x05abc') },
  'boot-no-signature': { root: seed, boot: { 510: [0, 0] } },
  'boot-no-type-string': { root: seed, boot: { 54: Array(8).fill(32) } },
  'boot-no-type-no-signature': { root: seed, boot: { 54: Array(8).fill(32), 510: [0, 0] } },
  'boot-no-jump': { root: seed, fat: seedFat, data: seedData, boot: { 0: [0, 0, 0] } },
  'boot-reserved-0': { root: seed, boot: { 14: [0, 0] } },
  'boot-fats-0': { root: seed, boot: { 16: [0] } },
  'boot-media': { root: seed, boot: { 21: [0xf1] } },
  'boot-media-f0': { root: seed, boot: { 21: [0xf0] } },
  'boot-sector-size-256': { root: seed, boot: { 11: [0, 1] } },
  'boot-sector-size-1000': { root: seed, boot: { 11: [0xe8, 3] } },
  'boot-sector-size-8192': { root: seed, boot: { 11: [0, 32] } },
  'boot-cluster-3': { root: seed, boot: { 13: [3] } },
  'boot-cluster-0': { root: seed, boot: { 13: [0] } },
  'boot-fat-length-0': { root: seed, boot: { 22: [0, 0], 36: [0, 0, 0, 0] } },
  'boot-root-entries-17': { root: seed, boot: { 17: [17, 0] } },
  'boot-root-entries-0': { root: seed, boot: { 17: [0, 0] } },
  'boot-total-0': { root: seed, boot: { 32: [0, 0, 0, 0] } },
  'boot-total-too-small': { root: seed, boot: { 32: [2, 0, 0, 0] } },
  'boot-total-huge': { root: seed, fat: seedFat, data: seedData, boot: { 32: [0xff, 0xff, 0xff, 0xff] } },
  'boot-total-beyond-fat': { root: [...file('FAR.BIN', 600, 7)], boot: { 32: [0, 8, 0, 0] } },
}
