import {
  announcement,
  directory,
  type HandMadeRecord,
  image,
  primary,
  record,
  rootBlock,
  terminator,
} from '../../image/hand-made.ts'
import { type HostileInput, opens, times } from '../hostile-input.ts'
import { blocks, child, content, folder, named } from './made.ts'

/** A chain of directories with such names; the last has these records. */
function nested(
  depth: number,
  letters: number,
  inside: readonly HandMadeRecord[] = [],
  room = 1,
): Uint8Array {
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

/** A directory in each; the first lies in block 31. */
const ladder = (depth: number) =>
  blocks(depth, 31, (level) =>
    directory(31 + level, level + 1 < depth ? [folder('d', 32 + level)] : [named('end')]),
  )

/** A root of nothing but records of 34 bytes, sixty in each block. */
function tiny(count: number): Uint8Array {
  const bytes = directory(100, [], [], Math.ceil(count / 60) + 1)
  const own = record({ identifier: 'A', location: 30, length: 1 })
  for (let at = 2048; at + 2048 <= bytes.byteLength; at += 2048)
    for (let index = 0; index < 60; index++) bytes.set(own, at + index * own.length)
  return image({ 16: primary(100), 17: terminator(), ...content, 100: bytes })
}

/** Very many records, and directories very deep in each other. */
export const hostileAmounts: readonly HostileInput[] = [
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
    // A block stands in many directories, and each of them is read twice.
    sizesRead: 4,
  },
  {
    name: 'ladder-of-ten-thousand',
    bytes: () =>
      image({
        16: primary(29),
        17: terminator(),
        ...content,
        29: directory(29, [folder('d', 31)], announcement()),
        ...ladder(10_000),
      }),
    answer: opens('limit-exceeded', 'note:limit-exceeded'),
    entries: 128 + 1,
  },
  {
    name: 'two-hundred-thousand-records-of-34-bytes',
    bytes: () => tiny(200_000),
    answer: opens(),
    entries: 200_040,
    costly: true,
  },
  {
    name: 'more-records-than-are-listed',
    bytes: () => tiny(1_000_100),
    answer: opens('listing:limit-exceeded'),
    costly: true,
  },
]
