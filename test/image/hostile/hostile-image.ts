import type { ImageErrorCode } from '../../../src/image/image-error.ts'
import { alternateName, type HandMadeRecord, mode, text } from '../hand-made.ts'

/** An image made to do harm, and the answer that it must get. */
export interface HostileImage {
  readonly name: string
  /** Made when it is needed: some are large. */
  readonly bytes: () => Uint8Array
  /** The code of the error with which it is unreadable, or `inspected`. */
  readonly answer: ImageErrorCode | 'inspected'
  /** Entries that are damaged, and why. */
  readonly damaged?: Readonly<Record<string, ImageErrorCode>>
  /** Every path that may be written by an extraction; the others are refused. */
  readonly extracted?: readonly string[]
  /** The code of the error with which it opens, but cannot be listed. */
  readonly listing?: ImageErrorCode
  /** How many entries are listed. */
  readonly entries?: number
}

export const content = { 21: text('first block'), 22: text('second block') }
export const farAway = 0x00ffffff
export const everything = 0xffffffff

let serial = 0
/** A file in Rock Ridge with this name. */
export const named = (name: string, fields: Partial<HandMadeRecord> = {}): HandMadeRecord => ({
  identifier: `F${serial++}.;1`,
  location: 21,
  length: 11,
  ...fields,
  systemUse: [...alternateName(name), ...(fields.systemUse ?? mode(0o100644))],
})

export const folder = (name: string, location: number, length = 2048): HandMadeRecord =>
  named(name, { location, length, flags: 2, systemUse: mode(0o040755) })
