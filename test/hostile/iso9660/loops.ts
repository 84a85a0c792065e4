import { directory, image, plainImage, primary, rootBlock, terminator } from '../../image/hand-made.ts'
import { type HostileInput, opens, times } from '../hostile-input.ts'
import { blocks, child, file, folder, large, named, rock } from './made.ts'

/** A directory a level, each with two records that lead to the next one. */
const diamonds = (depth: number) =>
  blocks(depth, 31, (level) =>
    directory(
      31 + level,
      level + 1 < depth ? [folder('left', 32 + level), folder('right', 32 + level)] : [named('end')],
    ),
  )

/** Directories that lead back to where they came from. */
export const hostileLoops: readonly HostileInput[] = [
  {
    name: 'directory-is-the-root',
    bytes: () => plainImage([child('D', rootBlock)]),
    answer: opens('directory-loop'),
  },
  {
    name: 'directory-is-itself',
    bytes: () => plainImage([child('D', 21)], { 21: directory(21, [child('D', 21)]) }),
    answer: opens('directory-loop'),
  },
  {
    name: 'directories-in-a-ring',
    bytes: () =>
      plainImage(
        [child('D', 21)],
        blocks(3, 21, (index) => directory(21 + index, [child('D', 21 + ((index + 1) % 3))])),
      ),
    answer: opens('directory-loop'),
  },
  {
    name: 'directory-diamond',
    bytes: () =>
      plainImage([child('A', 21), child('B', 22)], {
        21: directory(21, [child('C', 23)]),
        22: directory(22, [child('C', 23)]),
        23: directory(23, []),
      }),
    // Linux shows it at both places.
    answer: opens(),
  },
  {
    name: 'directory-diamonds-in-a-chain',
    bytes: () =>
      plainImage(
        [child('A', 21), child('B', 21)],
        blocks(60, 21, (index) => directory(21 + index, [child('A', 22 + index), child('B', 22 + index)])),
      ),
    answer: opens('directory-loop', 'extent-out-of-range'),
  },
  {
    name: 'one-directory-thousands-of-times',
    bytes: () =>
      image({
        16: primary(),
        17: terminator(),
        [rootBlock]: directory(
          rootBlock,
          times(5000, (index) => child(`D${index}`, 400)),
          [],
          200,
        ),
        400: directory(400, [file('F.;1')]),
        30: new Uint8Array(0),
      }),
    answer: opens('directory-loop'),
  },
  {
    name: 'file-is-its-own-directory',
    bytes: () => plainImage([file('F.;1', { location: rootBlock, length: 2048 })]),
    answer: opens(),
  },
  {
    name: 'file-is-its-own-descriptor',
    bytes: () => plainImage([file('USER-DATA.;1', { location: 16, length: 2048 })]),
    answer: opens(),
  },
  {
    name: 'directory-that-holds-itself',
    bytes: rock([folder('d', 24)], { 24: directory(24, [folder('d', 24)]) }),
    answer: opens('directory-loop'),
    damaged: { 'd/d': 'directory-loop' },
  },
  {
    name: 'directory-that-holds-the-root',
    bytes: rock([folder('d', 24)], { 24: directory(24, [folder('d', 20)]) }),
    answer: opens('directory-loop'),
    damaged: { 'd/d': 'directory-loop' },
  },
  {
    name: 'root-that-holds-itself',
    bytes: rock([folder('d', 20)]),
    answer: opens('directory-loop'),
    damaged: { d: 'directory-loop' },
  },
  {
    name: 'directories-that-hold-each-other',
    bytes: rock([folder('a', 24), folder('b', 25)], {
      24: directory(24, [folder('b', 25)]),
      25: directory(25, [folder('a', 24)]),
    }),
    answer: opens('directory-loop'),
    damaged: { 'a/b/a': 'directory-loop', 'b/a/b': 'directory-loop' },
  },
  {
    name: 'thirty-diamonds-a-thousand-million-paths',
    bytes: rock([folder('d', 31)], diamonds(31)),
    answer: opens('directory-loop'),
  },
  {
    name: 'hundred-diamonds',
    bytes: rock([folder('d', 31)], diamonds(100)),
    answer: opens('directory-loop'),
  },
  {
    name: 'one-directory-five-thousand-times',
    bytes: large(
      Array.from({ length: 5000 }, (_, index) => folder(`d${index}`, 50)),
      400,
      { 50: directory(50, [named('x')]) },
    ),
    answer: opens('directory-loop'),
  },
]
