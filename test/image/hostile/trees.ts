import { deflateSync } from 'node:zlib'
import {
  announcement,
  both32,
  continuation,
  directory,
  type HandMadeRecord,
  image,
  little32,
  mode,
  primary,
  record,
  rockRidgeImage,
  susp,
  terminator,
  text,
} from '../hand-made.ts'
import { content, everything, farAway, folder, type HostileImage, named } from './hostile-image.ts'

const rock =
  (
    records: readonly (HandMadeRecord | readonly number[])[],
    blocks: Readonly<Record<number, Uint8Array>> = {},
  ) =>
  () =>
    rockRidgeImage(records, { ...content, ...blocks })
const file = (systemUse: readonly number[], fields: Partial<HandMadeRecord> = {}) =>
  named('file', { systemUse: [...mode(0o100644), ...systemUse], ...fields })
const symlink = (name: string, target: string) =>
  named(name, {
    length: 0,
    systemUse: [
      ...mode(0o120777),
      ...susp('SL', [0, ...target.split('/').flatMap((part) => componentOf(part))]),
    ],
  })
const componentOf = (part: string): number[] => {
  if (part === '') return [8, 0]
  return part === '..' ? [4, 0] : [0, part.length, ...text(part)]
}
const parts = (count: number, length: number, last = 0) =>
  Array.from({ length: count }, (_, index) => ({
    identifier: 'PARTS',
    location: 21,
    length,
    flags: index + 1 < count ? 128 : last,
  }))

/** A directory per level, each with two records that lead to the next one. */
const diamonds = (depth: number) =>
  Object.fromEntries(
    Array.from({ length: depth }, (_, level) => [
      30 + level,
      directory(
        30 + level,
        level + 1 < depth ? [folder('left', 31 + level), folder('right', 31 + level)] : [named('end')],
      ),
    ]),
  )
const ladder = (depth: number) =>
  Object.fromEntries(
    Array.from({ length: depth }, (_, level) => [
      30 + level,
      directory(30 + level, level + 1 < depth ? [folder('d', 31 + level)] : [named('end')]),
    ]),
  )
const large =
  (records: readonly HandMadeRecord[], blocks: number, more: Readonly<Record<number, Uint8Array>> = {}) =>
  () =>
    image({
      16: primary(100),
      17: terminator(),
      ...content,
      100: directory(100, records, announcement(), blocks),
      ...more,
    })
const tiny = (count: number) => {
  const blocks = Math.ceil(count / 60) + 1
  const bytes = directory(100, [], [], blocks)
  const own = record({ identifier: 'A', location: 21, length: 1 })
  for (let at = 2048; at + 2048 <= bytes.byteLength; at += 2048)
    for (let index = 0; index < 60; index++) bytes.set(own, at + index * own.length)
  return image({ 16: primary(100), 17: terminator(), ...content, 100: bytes })
}
const zisofs = (header: number, log2: number, size: number, pointers: readonly number[], data: Uint8Array) =>
  rock(
    [
      file(susp('ZF', [...text('pz'), header, log2, ...both32(size)]), {
        location: 30,
        length: 16 + 4 * pointers.length + data.length,
      }),
    ],
    {
      30: Uint8Array.from([...Array(16).fill(0), ...pointers.flatMap(little32), ...data]),
    },
  )
const bomb = deflateSync(new Uint8Array(64 << 20))

/** Directories, names, links, system use areas and sizes. */
export const hostileTrees: readonly HostileImage[] = [
  {
    name: 'a directory that holds itself',
    bytes: rock([folder('d', 24)], { 24: directory(24, [folder('d', 24)]) }),
    answer: 'inspected',
    damaged: { 'd/d': 'directory-loop' },
  },
  {
    name: 'a directory that holds the root',
    bytes: rock([folder('d', 24)], { 24: directory(24, [folder('d', 20)]) }),
    answer: 'inspected',
    damaged: { 'd/d': 'directory-loop' },
  },
  {
    name: 'a root that holds itself',
    bytes: rock([folder('d', 20)]),
    answer: 'inspected',
    damaged: { d: 'directory-loop' },
  },
  {
    name: 'directories that hold each other',
    bytes: rock([folder('a', 24), folder('b', 25)], {
      24: directory(24, [folder('b', 25)]),
      25: directory(25, [folder('a', 24)]),
    }),
    answer: 'inspected',
    damaged: { 'a/b/a': 'directory-loop', 'b/a/b': 'directory-loop' },
  },
  {
    name: 'thirty diamonds, a thousand million paths',
    bytes: rock([folder('d', 30)], diamonds(30)),
    answer: 'inspected',
  },
  { name: 'a hundred diamonds', bytes: rock([folder('d', 30)], diamonds(100)), answer: 'inspected' },
  {
    name: 'a ladder of ten thousand',
    bytes: () =>
      image({
        16: primary(29),
        17: terminator(),
        ...content,
        29: directory(29, [folder('d', 30)], announcement()),
        ...ladder(10_000),
      }),
    answer: 'inspected',
    entries: 128 + 1,
  },
  {
    name: 'one directory five thousand times',
    bytes: large(
      Array.from({ length: 5000 }, (_, index) => folder(`d${index}`, 50)),
      400,
      { 50: directory(50, [named('x')]) },
    ),
    answer: 'inspected',
  },
  { name: 'a directory of text', bytes: rock([folder('d', 21)]), answer: 'inspected' },
  {
    name: 'a directory of zeros',
    bytes: rock([folder('d', 25)], { 26: text('x') }),
    answer: 'inspected',
    damaged: { d: 'directory-damaged' },
  },
  {
    name: 'a directory of ones',
    bytes: rock([folder('d', 25)], { 25: new Uint8Array(2048).fill(255) }),
    answer: 'inspected',
  },
  {
    name: 'a directory behind the end',
    bytes: rock([folder('d', farAway)]),
    answer: 'inspected',
    damaged: { d: 'extent-out-of-range' },
  },
  { name: 'a directory that claims 4 GiB', bytes: () => hugeDirectory(), answer: 'inspected' },
  {
    name: 'two hundred thousand records of 34 bytes',
    bytes: () => tiny(200_000),
    answer: 'inspected',
    entries: 200_040,
  },
  {
    name: 'more records than are listed',
    bytes: () => tiny(1_000_100),
    answer: 'inspected',
    listing: 'limit-exceeded',
  },
  {
    name: 'names that lead out',
    bytes: rock(['../up', '/etc/passwd', '..', '.', 'a/b', '/', 'safe'].map((name) => named(name))),
    answer: 'inspected',
    extracted: ['safe'],
  },
  {
    name: 'names of control characters',
    bytes: rock(
      ['\x1b[2J', 'new\nline', 'bell\x07', 'tab\t', 'back\\slash', 'delete\x7f'].map((name) => named(name)),
    ),
    answer: 'inspected',
    extracted: [],
  },
  {
    name: 'names with NUL',
    bytes: rock([named('user-data\0.txt'), named('x\0y')]),
    answer: 'inspected',
    extracted: ['user-data', 'x'],
  },
  {
    name: 'names that are no UTF-8',
    bytes: rock([file(susp('NM', [0, 0xff, 0xfe]))]),
    answer: 'inspected',
    entries: 1,
  },
  {
    name: 'a name of all there is',
    bytes: rock([named('n'.repeat(140))]),
    answer: 'inspected',
    extracted: ['n'.repeat(140)],
  },
  {
    name: 'one name for a file, a directory and a link',
    bytes: rock([named('same'), folder('same', 24), symlink('same', '../../etc')], {
      24: directory(24, [named('inside')]),
    }),
    answer: 'inspected',
    extracted: ['same'],
  },
  {
    name: 'one name a hundred times',
    bytes: large(
      Array.from({ length: 100 }, () => named('user-data')),
      8,
    ),
    answer: 'inspected',
    entries: 100,
    extracted: ['user-data'],
  },
  {
    name: 'links that lead out',
    bytes: rock([
      symlink('absolute', '/etc/passwd'),
      symlink('up', '../x'),
      symlink('deep', 'a/../../x'),
      symlink('root', '/'),
      symlink('fine', 'x'),
    ]),
    answer: 'inspected',
    extracted: ['fine'],
  },
  {
    name: 'links in a circle',
    bytes: rock([symlink('meta-data', 'user-data'), symlink('user-data', 'meta-data')]),
    answer: 'inspected',
    entries: 2,
  },
  {
    name: 'a link to itself',
    bytes: rock([symlink('user-data', 'user-data')]),
    answer: 'inspected',
    entries: 1,
  },
  {
    name: 'a seed of links that lead out',
    bytes: rock([
      named('meta-data'),
      symlink('user-data', '../../../etc/shadow'),
      symlink('network-config', '/proc/self/environ'),
    ]),
    answer: 'inspected',
    extracted: ['meta-data'],
  },
  {
    name: 'a file behind a link to a folder outside',
    bytes: rock([symlink('d', '/tmp'), folder('d', 24)], { 24: directory(24, [named('owned')]) }),
    answer: 'inspected',
    extracted: [],
  },
  {
    name: 'a link without a target',
    bytes: rock([named('l', { length: 0, systemUse: mode(0o120777) })]),
    answer: 'inspected',
    extracted: [],
  },
  {
    name: 'a target that lies about its length',
    bytes: rock([named('l', { length: 0, systemUse: [...mode(0o120777), ...susp('SL', [0, 0, 250, 65])] })]),
    answer: 'inspected',
    extracted: [],
  },
  {
    name: 'a target of 60 KB',
    bytes: rock(
      [named('l', { length: 0, systemUse: [...mode(0o120777), ...continuation(30, 0, 2044)] })],
      longTarget(30),
    ),
    answer: 'inspected',
    extracted: [],
  },
  {
    name: 'devices, pipes and sockets',
    bytes: rock(
      [0o020666, 0o060666, 0o010644, 0o140777].map((value) =>
        named(`m${value}`, { systemUse: [...mode(value), ...susp('PN', [...both32(1), ...both32(3)])] }),
      ),
    ),
    answer: 'inspected',
    extracted: [],
  },
  {
    name: 'modes of no type',
    bytes: rock([0, 0o170000, 0o7777].map((value) => named(`m${value}`, { systemUse: mode(value) }))),
    answer: 'inspected',
    extracted: [],
  },
  {
    name: 'a continuation that leads to itself',
    bytes: rock([file(continuation(30, 0, 28))], { 30: Uint8Array.from(continuation(30, 0, 28)) }),
    answer: 'inspected',
    entries: 0,
  },
  {
    name: 'continuations in a circle',
    bytes: rock([file(continuation(30, 0, 28))], {
      30: Uint8Array.from(continuation(31, 0, 28)),
      31: Uint8Array.from(continuation(30, 0, 28)),
    }),
    answer: 'inspected',
    entries: 0,
  },
  {
    name: 'a continuation behind the end',
    bytes: rock([file(continuation(farAway, 0, 28))]),
    answer: 'inspected',
    entries: 0,
  },
  {
    name: 'a continuation at the last block there can be',
    bytes: rock([file(continuation(everything, everything, everything))]),
    answer: 'inspected',
    entries: 0,
  },
  {
    name: 'a continuation of 4 GiB',
    bytes: rock([file(continuation(21, 0, everything))]),
    answer: 'inspected',
    entries: 0,
  },
  {
    name: 'a continuation that begins behind its block',
    bytes: rock([file(continuation(21, 2048, 4))]),
    answer: 'inspected',
    entries: 0,
  },
  {
    name: 'a continuation in a directory',
    bytes: rock([file(continuation(20, 0, 2048))]),
    answer: 'inspected',
  },
  {
    name: 'a root whose continuation leads to itself',
    bytes: () =>
      image({
        16: primary(),
        17: terminator(),
        20: directory(20, [named('x')], continuation(30, 0, 28)),
        ...content,
        30: Uint8Array.from(continuation(30, 0, 28)),
      }),
    answer: 'inspected',
  },
  {
    name: 'entries of no length',
    bytes: rock([file([0x4e, 0x4d, 0, 1, 0, 0])]),
    answer: 'inspected',
    entries: 1,
  },
  {
    name: 'entries longer than their record',
    bytes: rock([file([0x50, 0x58, 255, 1, 0, 0])]),
    answer: 'inspected',
    entries: 0,
  },
  {
    name: 'an extension of a name longer than its entry',
    bytes: () =>
      image({
        16: primary(),
        17: terminator(),
        20: directory(20, [named('x')], susp('ER', [255, 255, 255, 1])),
        ...content,
      }),
    answer: 'inspected',
    entries: 1,
  },
  {
    name: 'a relocated directory that is the root',
    bytes: rock([file(susp('CL', both32(20)))]),
    answer: 'inspected',
    damaged: { file: 'directory-loop' },
  },
  {
    name: 'a relocated directory that is a file',
    bytes: rock([file(susp('CL', both32(21)))]),
    answer: 'inspected',
  },
  {
    name: 'a relocated directory behind the end',
    bytes: rock([file(susp('CL', both32(everything)))]),
    answer: 'inspected',
    damaged: { file: 'extent-out-of-range' },
  },
  {
    name: 'a relocated directory inside itself',
    bytes: rock([folder('d', 24)], { 24: directory(24, [file(susp('CL', both32(24)))]) }),
    answer: 'inspected',
    damaged: { 'd/file': 'directory-loop' },
  },
  {
    name: 'all records relocated',
    bytes: rock([file(susp('RE', [])), file(susp('RE', []))]),
    answer: 'inspected',
    entries: 0,
  },
  {
    name: 'a file of 4 GiB',
    bytes: rock([named('f', { length: everything })]),
    answer: 'inspected',
    damaged: { f: 'extent-out-of-range' },
  },
  {
    name: 'a file at the last block there can be',
    bytes: rock([named('f', { location: everything })]),
    answer: 'inspected',
    damaged: { f: 'extent-out-of-range' },
  },
  {
    name: 'extended attributes of 255 blocks before a file',
    bytes: rock([named('f', { extendedAttributeBlocks: 255 })]),
    answer: 'inspected',
    damaged: { f: 'extent-out-of-range' },
  },
  {
    name: 'an interleaved file',
    bytes: rock([named('f', { unitSize: 255, gapSize: 255 })]),
    answer: 'inspected',
    damaged: { f: 'interleaved-file' },
  },
  {
    name: 'parts of 16 TiB together',
    bytes: large(parts(4096, everything), 100),
    answer: 'inspected',
    entries: 1,
    damaged: { parts: 'extent-out-of-range' },
  },
  {
    name: 'more parts than are counted',
    bytes: large(parts(20_000, 2048), 500),
    answer: 'inspected',
    damaged: { parts: 'limit-exceeded' },
  },
  {
    name: 'parts that are all one',
    bytes: large(parts(4000, 2048 * 70), 100),
    answer: 'inspected',
    entries: 1,
  },
  { name: 'parts without an end', bytes: large(parts(1000, 2048, 128), 30), answer: 'inspected', entries: 0 },
  {
    name: 'zisofs that claims 4 GiB',
    bytes: zisofs(4, 15, everything, [24, 24], bomb.subarray(0, 10)),
    answer: 'inspected',
    extracted: [],
  },
  {
    name: 'zisofs of one block that is 64 MiB',
    bytes: zisofs(4, 15, 32_768, [24, 24 + bomb.length], bomb),
    answer: 'inspected',
    extracted: [],
  },
  {
    name: 'zisofs of blocks of one byte',
    bytes: zisofs(4, 0, 60_000_000, [24, 24], bomb.subarray(0, 10)),
    answer: 'inspected',
    extracted: [],
  },
  {
    name: 'zisofs whose pointers run backwards',
    bytes: zisofs(4, 15, 32_768, [9000, 24], bomb.subarray(0, 10)),
    answer: 'inspected',
    extracted: [],
  },
  {
    name: 'zisofs whose header is the whole file',
    bytes: zisofs(255, 15, 32_768, [24, 34], bomb.subarray(0, 10)),
    answer: 'inspected',
    extracted: [],
  },
  {
    name: 'zisofs without a byte',
    bytes: rock([file(susp('ZF', [...text('pz'), 4, 15, ...both32(1000)]), { length: 0 })]),
    answer: 'inspected',
    extracted: [],
  },
]

function hugeDirectory(): Uint8Array {
  const bytes = directory(24, [named('x')])
  bytes.set(both32(everything), 10)
  return rock([folder('d', 24)], { 24: bytes })()
}

function longTarget(at: number): Readonly<Record<number, Uint8Array>> {
  const entry = susp('SL', [1, 0, 200, ...text('t'.repeat(200))])
  return Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [
      at + index,
      Uint8Array.from([
        ...Array.from({ length: 9 }, () => entry).flat(),
        ...continuation(at + index + 1, 0, 2044),
        ...susp('PD', Array(100).fill(0)),
      ]),
    ]),
  )
}
