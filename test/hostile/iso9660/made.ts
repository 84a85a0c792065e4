import {
  alternateName,
  descriptor,
  directory,
  type HandMadeRecord,
  image,
  mode,
  plainImage,
  primary,
  rootBlock,
  terminator,
  text,
  utf16be,
} from '../../image/hand-made.ts'

export const KiB = 1024
export const huge = 0xffffffff

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
export const named = (name: string, fields: Partial<HandMadeRecord> = {}): HandMadeRecord =>
  file('F.;1', { systemUse: [...alternateName(name), ...mode(0o100644)], ...fields })
export const content = { 30: text('hello') }
export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))
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
