import {
  both32,
  descriptor,
  directory,
  image,
  joliet,
  plainImage,
  primary,
  rockRidgeImage,
  rootBlock,
  text,
} from '../../image/hand-made.ts'
import { type HostileInput, opens } from '../hostile-input.ts'
import {
  blocks,
  changed,
  child,
  content,
  file,
  huge,
  noise,
  primaryAt,
  rootAt,
  sound,
  times,
  twoTrees,
} from './made.ts'

const blockSizeOf = (size: number) => [size & 255, size >> 8, size >> 8, size & 255]
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
    bytes: () =>
      identified(
        noise(200 * 2048),
        times(200, (at) => at),
      ),
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
    answer: opens(),
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

/** Descriptors and records that are none, and images that end too early. */
export const hostileDescriptors: readonly HostileInput[] = [...descriptors, ...records, ...cuts]
