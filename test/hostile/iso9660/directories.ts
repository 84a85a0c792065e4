import {
  both32,
  directory,
  image,
  joliet,
  plainImage,
  primary,
  record,
  terminator,
  text,
} from '../../image/hand-made.ts'
import { type HostileInput, opens } from '../hostile-input.ts'
import {
  changed,
  child,
  content,
  farAway,
  folder,
  huge,
  inDescriptor,
  inRoot,
  named,
  noise,
  rock,
  rootAt,
  sound,
} from './made.ts'

function hugeDirectory(): Uint8Array {
  const bytes = directory(24, [named('x')])
  bytes.set(both32(huge), 10)
  return rock([folder('d', 24)], { 24: bytes })()
}

/** Roots, directories and their records that are none. */
export const hostileDirectories: readonly HostileInput[] = [
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
    name: 'root-at-the-last-block-there-can-be',
    bytes: () => inDescriptor({ 158: both32(huge) }),
    answer: 'extent-out-of-range',
  },
  {
    name: 'root-behind-the-end',
    bytes: () => inDescriptor({ 158: both32(farAway) }),
    answer: 'extent-out-of-range',
  },
  {
    name: 'root-is-its-own-descriptor',
    bytes: () => inDescriptor({ 158: both32(16) }),
    answer: opens('listing:directory-damaged', 'note:root-damaged'),
  },
  {
    name: 'root-in-the-boot-sectors',
    bytes: () => inDescriptor({ 158: both32(0) }),
    answer: opens('listing:directory-damaged', 'note:root-damaged'),
  },
  {
    name: 'rock-ridge-root-of-4-gib',
    bytes: () => inRoot({ 10: both32(huge) }),
    answer: opens('note:limit-exceeded', 'note:root-damaged'),
  },
  {
    name: 'rock-ridge-root-of-no-bytes',
    bytes: () => inRoot({ 10: both32(0) }),
    answer: opens(),
    entries: 0,
  },
  {
    name: 'root-record-of-length-1',
    bytes: () => inRoot({ 0: [1] }),
    answer: opens('listing:directory-damaged', 'note:root-damaged'),
  },
  { name: 'root-record-of-length-255', bytes: () => inRoot({ 0: [255] }), answer: opens() },
  {
    name: 'root-record-of-a-name-of-255-bytes',
    bytes: () => inRoot({ 32: [255] }),
    answer: opens('listing:directory-damaged', 'note:root-damaged'),
  },
  { name: 'root-is-a-file', bytes: () => inRoot({ 25: [0] }), answer: 'root-not-a-directory' },
  {
    name: 'extended-attributes-of-255-blocks-before-the-root',
    bytes: () => inDescriptor({ 157: [255] }),
    answer: 'extent-out-of-range',
  },
  {
    name: 'joliet-behind-the-end',
    bytes: () => image({ 16: primary(), 17: joliet(farAway), 18: terminator(), 20: directory(20, []) }),
    answer: 'extent-out-of-range',
  },
  {
    name: 'directory-of-one-record-that-never-moves-on',
    bytes: () =>
      plainImage(
        [
          [34, ...record({ identifier: '' }).slice(1)],
          [0, 0, 0],
        ],
        content,
      ),
    answer: opens(),
  },
  { name: 'directory-of-text', bytes: rock([folder('d', 30)]), answer: opens() },
  {
    name: 'directory-of-zeros',
    bytes: rock([folder('d', 25)], { 26: text('x') }),
    answer: opens('directory-damaged'),
    damaged: { d: 'directory-damaged' },
  },
  {
    name: 'directory-of-ones',
    bytes: rock([folder('d', 25)], { 25: new Uint8Array(2048).fill(255) }),
    answer: opens('directory-damaged'),
  },
  {
    name: 'a-directory-behind-the-end',
    bytes: rock([folder('d', farAway)]),
    answer: opens('extent-out-of-range'),
    damaged: { d: 'extent-out-of-range' },
  },
  {
    name: 'directory-that-claims-4-gib',
    bytes: () => hugeDirectory(),
    answer: opens('limit-exceeded', 'note:limit-exceeded'),
  },
]
