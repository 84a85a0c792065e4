import {
  announcement,
  both32,
  continuation,
  directory,
  image,
  plainImage,
  primary,
  rockRidgeImage,
  rootBlock,
  susp,
  terminator,
} from '../../image/hand-made.ts'
import { type HostileInput, opens } from '../hostile-input.ts'
import { blocks, child, content, file, huge, named, times } from './made.ts'

const childLink = (block: number) => susp('CL', both32(block))
const relocated = susp('RE', [])

const cycles: readonly HostileInput[] = [
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
]

const relocations: readonly HostileInput[] = [
  {
    name: 'child-link-to-the-root',
    bytes: () => rockRidgeImage([named('d', { systemUse: childLink(rootBlock) })]),
    answer: opens('directory-loop'),
  },
  {
    name: 'child-link-to-itself',
    bytes: () =>
      rockRidgeImage([child('D', 21)], {
        21: directory(21, [named('d', { systemUse: childLink(21) })]),
      }),
    answer: opens('directory-loop'),
  },
  {
    name: 'child-link-to-an-ancestor',
    bytes: () =>
      rockRidgeImage([child('D', 21)], {
        21: directory(21, [child('E', 22)]),
        22: directory(22, [named('f', { systemUse: childLink(21) })]),
      }),
    answer: opens('directory-loop'),
  },
  {
    name: 'child-link-out-of-range',
    bytes: () => rockRidgeImage([named('d', { systemUse: childLink(huge) })]),
    answer: opens('extent-out-of-range'),
  },
  {
    name: 'child-link-to-zeros',
    bytes: () => rockRidgeImage([named('d', { systemUse: childLink(25) })], content),
    answer: opens('directory-damaged'),
  },
  {
    name: 'everything-relocated',
    bytes: () =>
      rockRidgeImage(
        times(20, (index) => file(`F${index}.;1`, { systemUse: relocated })),
        content,
      ),
    answer: opens(),
  },
  {
    name: 'relocated-and-linked-at-once',
    bytes: () => rockRidgeImage([named('d', { systemUse: [...childLink(rootBlock), ...relocated] })]),
    answer: opens(),
  },
]

const loopAt = (block: number, to: number) => ({ [block]: Uint8Array.from(continuation(to, 0, 28)) })

const continuations: readonly HostileInput[] = [
  {
    name: 'continuation-is-itself',
    bytes: () => rockRidgeImage([file('A.;1', { systemUse: continuation(21, 0, 28) })], loopAt(21, 21)),
    answer: opens(),
  },
  {
    name: 'continuations-in-a-ring',
    bytes: () =>
      rockRidgeImage([file('A.;1', { systemUse: continuation(21, 0, 28) })], {
        ...loopAt(21, 22),
        ...loopAt(22, 21),
        ...content,
      }),
    answer: opens(),
  },
  ...(
    [
      ['location', continuation(huge, 0, 28)],
      ['offset', continuation(21, huge, 28)],
      ['length', continuation(21, 0, huge)],
      ['everything', continuation(huge, huge, huge)],
    ] as const
  ).map(([what, systemUse]) => ({
    name: `continuation-${what}-near-4-gib`,
    bytes: () => rockRidgeImage([file('A.;1', { systemUse }), named('user-data')], content),
    answer: opens(),
  })),
  {
    name: 'continuation-of-the-root-in-a-ring',
    bytes: () =>
      image({
        16: primary(),
        17: terminator(),
        [rootBlock]: directory(rootBlock, [named('a')], [...announcement(), ...continuation(21, 0, 28)]),
        ...loopAt(21, 21),
        ...content,
      }),
    answer: opens(),
  },
  {
    name: 'continuation-is-the-directory-itself',
    bytes: () => rockRidgeImage([file('A.;1', { systemUse: continuation(rootBlock, 0, 2048) })], content),
    answer: opens(),
  },
]

/** Directories, relocations and continuation areas that lead back to where they came from. */
export const hostileLoops: readonly HostileInput[] = [...cycles, ...relocations, ...continuations]
