import {
  both32,
  directory,
  image,
  plainImage,
  primary,
  rootBlock,
  terminator,
} from '../../image/hand-made.ts'
import { type HostileInput, opens, times } from '../hostile-input.ts'
import {
  changed,
  child,
  content,
  file,
  huge,
  KiB,
  large,
  named,
  primaryAt,
  rock,
  rootAt,
  sound,
} from './made.ts'

const parts = (count: number, length: number, last = 0) =>
  times(count, (index) => file('PARTS', { length, flags: index + 1 < count ? 128 : last }))

/** Numbers near what 32 bits hold, and bytes that are claimed more than once. */
export const hostileSizes: readonly HostileInput[] = [
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
  {
    name: 'rock-ridge-file-of-4-gib',
    bytes: rock([named('f', { length: huge })]),
    answer: opens('extent-out-of-range'),
    damaged: { f: 'extent-out-of-range' },
  },
  {
    name: 'file-at-the-last-block-there-can-be',
    bytes: rock([named('f', { location: huge })]),
    answer: opens('extent-out-of-range'),
    damaged: { f: 'extent-out-of-range' },
  },
  {
    name: 'extended-attributes-of-255-blocks-before-a-file',
    bytes: rock([named('f', { extendedAttributeBlocks: 255 })]),
    answer: opens('extent-out-of-range'),
    damaged: { f: 'extent-out-of-range' },
  },
  {
    name: 'interleaved-file',
    bytes: rock([named('f', { unitSize: 255, gapSize: 255 })]),
    answer: opens('interleaved-file'),
    damaged: { f: 'interleaved-file' },
  },
  {
    name: 'parts-of-16-tib-together',
    bytes: large(parts(4096, huge), 100),
    answer: opens('extent-out-of-range'),
    entries: 1,
    damaged: { parts: 'extent-out-of-range' },
  },
  {
    name: 'more-parts-than-are-counted',
    bytes: large(parts(20_000, 2048), 500),
    answer: opens('limit-exceeded', 'note:limit-exceeded'),
    damaged: { parts: 'limit-exceeded' },
  },
  {
    name: 'parts-that-are-all-one',
    bytes: large(parts(4000, 2048 * 70), 100),
    answer: opens(),
    entries: 1,
  },
  { name: 'parts-without-an-end', bytes: large(parts(1000, 2048, 128), 31), answer: opens(), entries: 0 },
]
