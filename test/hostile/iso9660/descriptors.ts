import {
  announcement,
  both32,
  descriptor,
  directory,
  image,
  joliet,
  primary,
  rootBlock,
  terminator,
  text,
} from '../../image/hand-made.ts'
import { type HostileInput, opens, times } from '../hostile-input.ts'
import {
  blocks,
  changed,
  content,
  huge,
  inDescriptor,
  noise,
  primaryAt,
  seed,
  sound,
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

const rockRidgeRoot = directory(rootBlock, seed, announcement())

function sessions(count: number): Uint8Array {
  const every = times(count, (index) => ({
    [16 + 48 * index]: primary(20 + 48 * index),
    [17 + 48 * index]: terminator(),
    [20 + 48 * index]: directory(20 + 48 * index, seed, announcement()),
  }))
  const bytes = image({ ...Object.assign({}, ...every), ...content })
  bytes.set(both32(32), primaryAt + 80)
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
  { name: 'no-bytes', bytes: () => new Uint8Array(0), answer: 'empty-input' },
  { name: 'one-byte', bytes: () => new Uint8Array(1), answer: 'all-zero' },
  { name: 'zeros', bytes: () => new Uint8Array(1 << 20), answer: 'all-zero' },
  {
    name: 'one-letter-over-and-over',
    bytes: () => new Uint8Array(1 << 20).fill(0x42),
    answer: 'not-an-image',
  },
  { name: 'all-ones', bytes: () => new Uint8Array(1 << 20).fill(0xff), answer: 'not-an-image' },
  {
    name: 'cut-in-the-descriptor',
    bytes: () => inDescriptor({}).slice(0, 33_000),
    answer: 'truncated-descriptors',
  },
  { name: 'cut-in-the-identifier', bytes: () => inDescriptor({}).slice(0, 32_772), answer: 'not-an-image' },
  {
    name: 'cut-behind-the-descriptors',
    bytes: () => inDescriptor({}).slice(0, 18 * 2048),
    answer: 'extent-out-of-range',
  },
  {
    name: 'boot-records-without-end',
    bytes: () => image(blocks(4000, 16, () => descriptor(0, '', 0))),
    answer: 'no-primary-descriptor',
  },
  {
    name: 'primary-descriptors-without-end',
    bytes: () => image({ ...blocks(200, 16, () => primary(300)), 300: directory(300, []) }),
    answer: opens(),
    entries: 0,
  },
  {
    name: 'joliet-descriptors-without-end',
    bytes: () => image({ ...blocks(200, 16, () => joliet(300)), 16: primary(300), 300: directory(300, []) }),
    answer: opens(),
    entries: 0,
  },
  {
    name: 'blocks-of-no-bytes',
    bytes: () => inDescriptor({ 128: [0, 0, 0, 0] }),
    answer: 'unsupported-block-size',
  },
  {
    name: 'blocks-of-one-byte',
    bytes: () => inDescriptor({ 128: [1, 0, 0, 1] }),
    answer: 'unsupported-block-size',
  },
  {
    name: 'blocks-of-64-kib',
    bytes: () => inDescriptor({ 128: [255, 255, 255, 255] }),
    answer: 'unsupported-block-size',
  },
  { name: 'space-of-no-blocks', bytes: () => inDescriptor({ 80: both32(0) }), answer: opens(), entries: 2 },
  {
    name: 'space-of-all-blocks',
    bytes: () => inDescriptor({ 80: both32(huge) }),
    answer: opens('note:cut-short'),
    entries: 2,
  },
  {
    name: 'rock-ridge-path-tables-of-garbage',
    bytes: () => inDescriptor({ 132: Array(24).fill(255) }),
    answer: opens(),
    entries: 2,
  },
  {
    name: 'label-of-escape-sequences',
    bytes: () => inDescriptor({ 40: [...text('\x1b]0;owned\x07\x1b[2J\r\n')] }),
    answer: opens(),
    entries: 2,
  },
  {
    name: 'el-torito-without-a-catalogue',
    bytes: () =>
      image({
        16: primary(),
        17: Uint8Array.from([0, ...text('CD001\x01EL TORITO SPECIFICATION'), ...Array(41).fill(255)]),
        18: terminator(),
        [rootBlock]: rockRidgeRoot,
        ...content,
      }),
    answer: opens('note:el-torito'),
  },
  {
    name: 'udf-that-leads-nowhere',
    bytes: () =>
      image({
        16: primary(),
        17: terminator(),
        18: Uint8Array.from([0, ...text('BEA01\x01')]),
        19: Uint8Array.from([0, ...text('NSR03\x01')]),
        [rootBlock]: rockRidgeRoot,
        ...content,
      }),
    answer: opens(),
    entries: 2,
  },
  {
    name: 'session-behind-session',
    bytes: () => sessions(40),
    answer: opens('note:other-session'),
    entries: 2,
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

/** Descriptors that are none, and images that end too early. */
export const hostileDescriptors: readonly HostileInput[] = [...descriptors, ...cuts]
