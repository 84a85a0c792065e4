import {
  alternateName,
  announcement,
  descriptor,
  directory,
  type HandMadeRecord,
  image,
  mode,
  plainImage,
  primary,
  rockRidgeImage,
  rootBlock,
  terminator,
  text,
  utf16be,
} from '../../image/hand-made.ts'
import { times } from '../hostile-input.ts'

export const KiB = 1024
export const huge = 0xffffffff
/** A block behind the end of every image here. */
export const farAway = 0x00ffffff

export const child = (identifier: string, location: number): HandMadeRecord => ({
  identifier,
  location,
  length: 2048,
  flags: 2,
})
export const file = (identifier: string, fields: Partial<HandMadeRecord> = {}): HandMadeRecord => ({
  identifier,
  location: 30,
  length: 5,
  ...fields,
})
/** A file in Rock Ridge with this name; further entries stand behind it, in the place of its mode. */
export const named = (name: string, fields: Partial<HandMadeRecord> = {}): HandMadeRecord =>
  file('F.;1', { ...fields, systemUse: [...alternateName(name), ...(fields.systemUse ?? mode(0o100644))] })
export const withEntries = (
  systemUse: readonly number[],
  fields: Partial<HandMadeRecord> = {},
): HandMadeRecord => named('file', { ...fields, systemUse: [...mode(0o100644), ...systemUse] })
export const folder = (name: string, location: number): HandMadeRecord =>
  named(name, { location, length: 2048, flags: 2, systemUse: mode(0o040755) })
export const content = { 30: text('hello') }
export const rock =
  (
    records: readonly (HandMadeRecord | readonly number[])[],
    blocks: Readonly<Record<number, Uint8Array>> = {},
  ) =>
  () =>
    rockRidgeImage(records, { ...content, ...blocks })
/** The root lies in block 100, so that it may have so many. */
export const large =
  (records: readonly HandMadeRecord[], room: number, more: Readonly<Record<number, Uint8Array>> = {}) =>
  () =>
    image({
      16: primary(100),
      17: terminator(),
      ...content,
      100: directory(100, records, announcement(), room),
      ...more,
    })
export const blocks = (count: number, first: number, make: (index: number) => Uint8Array) =>
  Object.fromEntries(times(count, (index) => [first + index, make(index)]))

/** Writes over an image; offsets from the beginning. */
export function changed(bytes: Uint8Array, changes: Readonly<Record<number, readonly number[]>>): Uint8Array {
  const copy = bytes.slice()
  for (const [at, values] of Object.entries(changes)) copy.set(values, Number(at))
  return copy
}

export const primaryAt = 16 * 2048
export const rootAt = rootBlock * 2048
export const seed = [named('meta-data'), named('user-data')]
/** An image of two files in Rock Ridge, with other values at these offsets into a sector. */
const lying = (sector: number) => (patches: Readonly<Record<number, readonly number[]>>) =>
  changed(
    rock(seed)(),
    Object.fromEntries(Object.entries(patches).map(([at, values]) => [sector * 2048 + Number(at), values])),
  )
export const inDescriptor = lying(16)
export const inRoot = lying(rootBlock)
export const sound = () => plainImage([file('META-DATA.;1'), file('USER-DATA.;1')], content)

export const twoTrees = (escapeSequence: string) =>
  image({
    16: primary(),
    17: descriptor(2, utf16be('cidata'.padEnd(16)), 22, escapeSequence),
    18: terminator(),
    [rootBlock]: directory(rootBlock, [file('USER-DATA.;1')]),
    22: directory(22, [file(utf16be('user-data'))]),
    ...content,
  })

/** The same pseudo-random bytes each time. */
export function noise(length: number, state = 9660): Uint8Array {
  const bytes = new Uint8Array(length)
  let value = state
  for (let at = 0; at < length; at++) {
    value = (Math.imul(value, 1_103_515_245) + 12_345) >>> 0
    bytes[at] = value >>> 24
  }
  return bytes
}
