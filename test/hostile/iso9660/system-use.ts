import {
  announcement,
  continuation,
  directory,
  image,
  primary,
  rockRidgeImage,
  rootBlock,
  susp,
  terminator,
} from '../../image/hand-made.ts'
import { type HostileInput, opens, times } from '../hostile-input.ts'
import { content, farAway, file, huge, named, rock, seed, withEntries } from './made.ts'

const loopAt = (block: number, to: number) => ({ [block]: Uint8Array.from(continuation(to, 0, 28)) })

/** System use entries that are none, and continuation areas that lead back or out. */
export const hostileSystemUse: readonly HostileInput[] = [
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
  {
    name: 'continuation-that-leads-to-itself',
    bytes: rock([withEntries(continuation(31, 0, 28))], { 31: Uint8Array.from(continuation(31, 0, 28)) }),
    answer: opens(),
    entries: 0,
  },
  {
    name: 'continuations-in-a-circle',
    bytes: rock([withEntries(continuation(31, 0, 28))], {
      31: Uint8Array.from(continuation(32, 0, 28)),
      32: Uint8Array.from(continuation(31, 0, 28)),
    }),
    answer: opens(),
    entries: 0,
  },
  {
    name: 'continuation-behind-the-end',
    bytes: rock([withEntries(continuation(farAway, 0, 28))]),
    answer: opens(),
    entries: 0,
  },
  {
    name: 'continuation-at-the-last-block-there-can-be',
    bytes: rock([withEntries(continuation(huge, huge, huge))]),
    answer: opens(),
    entries: 0,
  },
  {
    name: 'continuation-of-4-gib',
    bytes: rock([withEntries(continuation(30, 0, huge))]),
    answer: opens(),
    entries: 0,
  },
  {
    name: 'continuation-that-begins-behind-its-block',
    bytes: rock([withEntries(continuation(30, 2048, 4))]),
    answer: opens(),
    entries: 0,
  },
  {
    name: 'continuation-in-a-directory',
    bytes: rock([withEntries(continuation(20, 0, 2048))]),
    answer: opens(),
  },
  {
    name: 'root-whose-continuation-leads-to-itself',
    bytes: () =>
      image({
        16: primary(),
        17: terminator(),
        20: directory(20, [named('x')], continuation(31, 0, 28)),
        ...content,
        31: Uint8Array.from(continuation(31, 0, 28)),
      }),
    answer: opens(),
  },
  {
    name: 'entries-of-no-length',
    bytes: rock([withEntries([0x4e, 0x4d, 0, 1, 0, 0])]),
    answer: opens(),
    entries: 1,
  },
  {
    name: 'entries-longer-than-their-record',
    bytes: rock([withEntries([0x50, 0x58, 255, 1, 0, 0])]),
    answer: opens(),
    entries: 0,
  },
  {
    name: 'extension-of-a-name-longer-than-its-entry',
    bytes: () =>
      image({
        16: primary(),
        17: terminator(),
        20: directory(20, [named('x')], susp('ER', [255, 255, 255, 1])),
        ...content,
      }),
    answer: opens(),
    entries: 1,
  },
  {
    name: 'rock-ridge-that-skips-255-bytes',
    bytes: () => rockRidgeImage(seed, content, 255),
    answer: opens(),
    entries: 2,
  },
  {
    name: 'system-use-entries-of-no-length',
    bytes: () => rockRidgeImage([file('A.;1', { systemUse: times(100, () => 0) })], content),
    answer: opens(),
  },
]
