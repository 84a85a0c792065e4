import {
  directory,
  type HandMadeRecord,
  image,
  primary,
  record,
  rootBlock,
  terminator,
} from '../../image/hand-made.ts'
import { type HostileInput, opens } from '../hostile-input.ts'
import { blocks, child, times } from './made.ts'

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
  },
]
