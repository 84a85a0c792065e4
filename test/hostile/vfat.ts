import { directory, dots, end, entry, named, slot, text, volume } from '../image/vfat/hand-made.ts'
import { type HostileInput, opens, times } from './hostile-input.ts'

const folder = (name: string, cluster: number) => entry({ name, attributes: directory, cluster })
const little32 = (value: number) => [value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24]
const huge = 0xffffffff

const cycles: readonly HostileInput[] = [
  {
    name: 'fat-chain-is-itself',
    bytes: () => volume({ root: folder('D', 5), fat: { 5: 5 }, data: { 5: dots(5) } }),
    answer: opens('directory-loop'),
  },
  {
    name: 'fat-chains-in-a-ring',
    bytes: () => volume({ root: folder('D', 5), fat: { 5: 6, 6: 7, 7: 5 }, data: { 5: dots(5) } }),
    answer: opens('directory-loop'),
  },
  {
    name: 'fat-directories-in-a-ring',
    bytes: () =>
      volume({
        root: folder('D', 5),
        fat: { 5: end, 6: end },
        data: { 5: [...dots(5), ...folder('E', 6)], 6: [...dots(6, 5), ...folder('F', 5)] },
      }),
    answer: opens('directory-loop'),
  },
  {
    name: 'fat-directory-diamonds-in-a-chain',
    bytes: () =>
      volume({
        root: [...folder('A', 3), ...folder('B', 3)],
        fat: Object.fromEntries(times(40, (index) => [3 + index, end])),
        data: Object.fromEntries(
          times(40, (index) => [
            3 + index,
            [
              ...dots(3 + index),
              ...(index < 39 ? [...folder('A', 4 + index), ...folder('B', 4 + index)] : []),
            ],
          ]),
        ),
      }),
    answer: opens('directory-loop'),
  },
  {
    name: 'fat-root-in-a-ring',
    bytes: () => volume({ bits: 32, fat: { 2: 3, 3: 2 } }),
    answer: 'directory-loop',
  },
  {
    name: 'fat-directory-is-the-root',
    bytes: () => volume({ bits: 32, root: folder('D', 2) }),
    answer: opens('directory-damaged'),
  },
  {
    name: 'fat-directories-beyond-the-limit',
    bytes: () =>
      volume({
        clusters: 300,
        root: folder('D', 2),
        fat: Object.fromEntries(times(290, (index) => [2 + index, end])),
        data: Object.fromEntries(
          times(290, (index) => [
            2 + index,
            [...dots(2 + index), ...(index < 289 ? folder('D', 3 + index) : [])],
          ]),
        ),
      }),
    answer: opens('limit-exceeded', 'note:limit-exceeded'),
  },
]

const sizes: readonly HostileInput[] = [
  {
    name: 'fat-file-of-4-gib',
    bytes: () =>
      volume({ root: named('user-data', { name: 'USER-D~1', cluster: 2, size: huge }), fat: { 2: end } }),
    answer: opens('cluster-chain-damaged', 'lost:cluster-chain-damaged'),
  },
  {
    name: 'fat-file-in-no-cluster',
    bytes: () => volume({ root: named('user-data', { name: 'USER-D~1', cluster: 0, size: 9000 }) }),
    answer: opens(),
  },
  {
    name: 'fat-file-in-a-cluster-behind-the-last',
    bytes: () => volume({ bits: 32, root: entry({ name: 'A', cluster: 0x0ffffff0, size: 100 }) }),
    answer: opens('cluster-chain-damaged'),
  },
  {
    name: 'fat-volume-of-2-tib',
    bytes: () => volume({ bits: 32, boot: { 32: little32(0x0ffffff0), 36: little32(0x00200000) } }),
    answer: 'extent-out-of-range',
  },
  {
    name: 'fat-table-of-2-tib',
    bytes: () => volume({ bits: 32, boot: { 36: little32(huge) } }),
    answer: 'boot-sector-invalid',
  },
  {
    name: 'fat-root-of-65535-entries',
    bytes: () => volume({ boot: { 17: [0xf0, 0xff], 32: little32(60_000) } }),
    answer: opens('note:cut-short', 'note:root-damaged', 'listing:extent-out-of-range'),
  },
  { name: 'fat-tables-of-255', bytes: () => volume({ boot: { 16: [255] } }), answer: 'boot-sector-invalid' },
  {
    name: 'fat-files-that-share-a-long-chain',
    bytes: () =>
      volume({
        clusters: 4000,
        root: folder('D', 2),
        fat: { ...Object.fromEntries(times(3998, (index) => [2 + index, 3 + index])), 4000: end },
        data: Object.fromEntries(
          times(200, (block) => [
            2 + block,
            block === 0
              ? dots(2)
              : times(16, (index) =>
                  entry({ name: `F${block}.${index}`, cluster: 300, size: 1_800_000 }),
                ).flat(),
          ]),
        ),
      }),
    answer: opens(),
  },
]

const names: readonly HostileInput[] = [
  {
    name: 'fat-names-of-every-kind',
    bytes: () =>
      volume({
        bits: 16,
        root: ['a/b', '../x', '\u001b[2J', 'a\u202eb', '\ud800'].flatMap((name, index) =>
          named(name, { name: `N${index}` }),
        ),
      }),
    answer: opens('note:root-damaged'),
  },
  {
    name: 'fat-names-twice',
    bytes: () =>
      volume({
        root: ['user-data', 'USER-DATA', 'user-data'].flatMap((name) => named(name, { name: 'USER-D~1' })),
      }),
    answer: opens(),
  },
  {
    name: 'fat-short-names-of-controls',
    bytes: () =>
      volume({
        root: ['\x1b[2J', '\x01', '/ETC', '..\\X', '\x7f'].flatMap((name) =>
          entry({ name: name.padEnd(11) }),
        ),
      }),
    answer: opens('note:root-damaged'),
  },
  {
    name: 'fat-slots-without-end',
    bytes: () =>
      volume({
        root: times(32, (index) =>
          slot(
            0x40 | (index % 63),
            times(13, () => 0x41),
            index,
          ),
        ).flat(),
      }),
    answer: opens(),
  },
]

const boot = (bytes: () => Uint8Array, at: number, values: readonly number[]) => () => {
  const copy = bytes()
  copy.set(values, at)
  return copy
}

const bootSectors: readonly HostileInput[] = [
  ...(
    [
      ['no-bytes-per-sector', 11, [0, 0]],
      ['65535-bytes-per-sector', 11, [255, 255]],
      ['no-sectors-per-cluster', 13, [0]],
      ['no-reserved-sectors', 14, [0, 0]],
      ['no-tables', 16, [0]],
    ] as const
  ).map(([what, at, values]) => ({
    name: `fat-of-${what}`,
    bytes: boot(() => volume({}), at, values),
    answer: 'boot-sector-invalid' as const,
  })),
  {
    name: 'fat-without-anything-behind-its-boot-sector',
    bytes: () => volume({}).subarray(0, 512),
    answer: 'extent-out-of-range',
  },
  {
    name: 'fat-without-fsinfo',
    bytes: () => volume({ bits: 32 }).subarray(0, 512),
    answer: 'truncated-descriptors',
  },
  {
    name: 'fat-of-0xff-behind-its-boot-sector',
    bytes: () => {
      const bytes = volume({ root: text('') as never })
      return bytes.fill(0xff, 512)
    },
    answer: opens(),
  },
]

/** FAT volumes that no program makes. */
export const hostileVfat: readonly HostileInput[] = [...cycles, ...sizes, ...names, ...bootSectors]
