import {
  announcement,
  both32,
  descriptor,
  directory,
  image,
  joliet,
  plainImage,
  primary,
  record,
  rockRidgeImage,
  terminator,
  text,
  utf16be,
} from '../hand-made.ts'
import { content, everything, farAway, type HostileImage, named } from './hostile-image.ts'

const seed = [named('meta-data'), named('user-data')]
const root = directory(20, seed, announcement())
const volume = (patches: Readonly<Record<number, readonly number[]>>, at = 16) => {
  const bytes = image({ 16: primary(), 17: terminator(), 20: root, ...content })
  for (const [offset, values] of Object.entries(patches)) bytes.set(values, at * 2048 + Number(offset))
  return bytes
}
const rootLies = (patches: Readonly<Record<number, readonly number[]>>) => volume(patches, 20)
const boot = () => descriptor(0, '', 0)
const filled = (count: number, sector: () => Uint8Array) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [16 + index, sector()]))

/** Lies in descriptors, and in what they lead to. */
export const hostileVolumes: readonly HostileImage[] = [
  { name: 'no bytes', bytes: () => new Uint8Array(0), answer: 'empty-input' },
  { name: 'one byte', bytes: () => new Uint8Array(1), answer: 'all-zero' },
  { name: 'zeros', bytes: () => new Uint8Array(1 << 20), answer: 'all-zero' },
  {
    name: 'one letter over and over',
    bytes: () => new Uint8Array(1 << 20).fill(0x42),
    answer: 'not-an-image',
  },
  { name: 'all ones', bytes: () => new Uint8Array(1 << 20).fill(0xff), answer: 'not-an-image' },
  {
    name: 'cut in the descriptor',
    bytes: () => volume({}).slice(0, 33_000),
    answer: 'truncated-descriptors',
  },
  { name: 'cut in the identifier', bytes: () => volume({}).slice(0, 32_772), answer: 'not-an-image' },
  {
    name: 'cut behind the descriptors',
    bytes: () => volume({}).slice(0, 18 * 2048),
    answer: 'extent-out-of-range',
  },
  {
    name: 'boot records without end',
    bytes: () => image(filled(4000, boot)),
    answer: 'no-primary-descriptor',
  },
  {
    name: 'primary descriptors without end',
    bytes: () => image({ ...filled(200, () => primary(300)), 300: directory(300, []) }),
    answer: 'inspected',
    entries: 0,
  },
  {
    name: 'Joliet descriptors without end',
    bytes: () => image({ ...filled(200, () => joliet(300)), 16: primary(300), 300: directory(300, []) }),
    answer: 'inspected',
    entries: 0,
  },
  {
    name: 'blocks of no bytes',
    bytes: () => volume({ 128: [0, 0, 0, 0] }),
    answer: 'unsupported-block-size',
  },
  {
    name: 'blocks of one byte',
    bytes: () => volume({ 128: [1, 0, 0, 1] }),
    answer: 'unsupported-block-size',
  },
  {
    name: 'blocks of 64 KiB',
    bytes: () => volume({ 128: [255, 255, 255, 255] }),
    answer: 'unsupported-block-size',
  },
  {
    name: 'root at the last block there can be',
    bytes: () => volume({ 158: both32(everything) }),
    answer: 'extent-out-of-range',
  },
  {
    name: 'root behind the end',
    bytes: () => volume({ 158: both32(farAway) }),
    answer: 'extent-out-of-range',
  },
  {
    name: 'root is its own descriptor',
    bytes: () => volume({ 158: both32(16) }),
    answer: 'inspected',
    listing: 'directory-damaged',
  },
  {
    name: 'root in the boot sectors',
    bytes: () => volume({ 158: both32(0) }),
    answer: 'inspected',
    listing: 'directory-damaged',
  },
  { name: 'root of 4 GiB', bytes: () => rootLies({ 10: both32(everything) }), answer: 'inspected' },
  { name: 'root of no bytes', bytes: () => rootLies({ 10: both32(0) }), answer: 'inspected', entries: 0 },
  {
    name: 'root record of length 1',
    bytes: () => rootLies({ 0: [1] }),
    answer: 'inspected',
    listing: 'directory-damaged',
  },
  { name: 'root record of length 255', bytes: () => rootLies({ 0: [255] }), answer: 'inspected' },
  {
    name: 'root record of a name of 255 bytes',
    bytes: () => rootLies({ 32: [255] }),
    answer: 'inspected',
    listing: 'directory-damaged',
  },
  { name: 'root is a file', bytes: () => rootLies({ 25: [0] }), answer: 'root-not-a-directory' },
  {
    name: 'extended attributes of 255 blocks before the root',
    bytes: () => volume({ 157: [255] }),
    answer: 'extent-out-of-range',
  },
  { name: 'space of no blocks', bytes: () => volume({ 80: both32(0) }), answer: 'inspected', entries: 2 },
  {
    name: 'space of all blocks',
    bytes: () => volume({ 80: both32(everything) }),
    answer: 'inspected',
    entries: 2,
  },
  {
    name: 'path tables of garbage',
    bytes: () => volume({ 132: Array(24).fill(255) }),
    answer: 'inspected',
    entries: 2,
  },
  {
    name: 'Joliet behind the end',
    bytes: () => image({ 16: primary(), 17: joliet(farAway), 18: terminator(), 20: directory(20, []) }),
    answer: 'extent-out-of-range',
  },
  {
    name: 'label of escape sequences',
    bytes: () => volume({ 40: [...text('\x1b]0;owned\x07\x1b[2J\r\n')] }),
    answer: 'inspected',
    entries: 2,
  },
  {
    name: 'El Torito without a catalogue',
    bytes: () =>
      image({
        16: primary(),
        17: Uint8Array.from([0, ...text('CD001\x01EL TORITO SPECIFICATION'), ...Array(41).fill(255)]),
        18: terminator(),
        20: root,
        ...content,
      }),
    answer: 'inspected',
  },
  {
    name: 'UDF that leads nowhere',
    bytes: () =>
      image({
        16: primary(),
        17: terminator(),
        18: Uint8Array.from([0, ...text('BEA01\x01')]),
        19: Uint8Array.from([0, ...text('NSR03\x01')]),
        20: root,
        ...content,
      }),
    answer: 'inspected',
    entries: 2,
  },
  { name: 'session behind session', bytes: () => sessions(40), answer: 'inspected', entries: 2 },
  {
    name: 'Joliet names of lone surrogates',
    bytes: () => jolietNames(['\ud800', '\udfff', '\ud800\ud800', 'a\ud800b']),
    answer: 'inspected',
    extracted: ['ab'],
  },
  {
    name: 'Joliet names that turn the text around',
    bytes: () => jolietNames(['\u202egpj.exe', '\u2066x', '\ufeffuser-data']),
    answer: 'inspected',
    entries: 3,
  },
  {
    name: 'Joliet names that lead out',
    bytes: () => jolietNames(['../up', '/etc/passwd', '..', 'a/../../b', 'c\\..\\d', 'safe']),
    answer: 'inspected',
    extracted: ['safe'],
  },
  {
    name: 'plain names of every byte',
    bytes: () =>
      plainImage(
        Array.from({ length: 250 }, (_, byte) => byte + 2)
          .slice(0, 48)
          .map((byte) => ({ identifier: `${String.fromCharCode(byte)}X`, location: 21, length: 11 })),
        content,
      ),
    answer: 'inspected',
  },
  {
    name: 'a directory of one record that never moves on',
    bytes: () =>
      plainImage(
        [
          [34, ...record({ identifier: '' }).slice(1)],
          [0, 0, 0],
        ],
        content,
      ),
    answer: 'inspected',
  },
  {
    name: 'Rock Ridge that skips 255 bytes',
    bytes: () => rockRidgeImage(seed, content, 255),
    answer: 'inspected',
    entries: 2,
  },
]

function jolietNames(names: readonly string[]): Uint8Array {
  const records = names.map((name) => ({ identifier: utf16be(name), location: 21, length: 11 }))
  return image({
    16: primary(),
    17: joliet(24),
    18: terminator(),
    20: directory(20, []),
    24: directory(24, records),
    ...content,
  })
}

function sessions(count: number): Uint8Array {
  const blocks = Array.from({ length: count }, (_, index) => [
    [16 + 48 * index, primary(20 + 48 * index)] as const,
    [17 + 48 * index, terminator()] as const,
    [20 + 48 * index, directory(20 + 48 * index, seed, announcement())] as const,
  ]).flat()
  const bytes = image({ ...Object.fromEntries(blocks), ...content })
  bytes.set(both32(32), 16 * 2048 + 80)
  return bytes
}
