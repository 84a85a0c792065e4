import type { ImageErrorCode } from '../../src/image/image-error.ts'

/** One input that is made to break, stall or mislead a reader, with what must be answered. */
export interface HostileInput {
  readonly name: string
  readonly bytes: () => Uint8Array | Promise<Uint8Array>
  readonly answer: Answer
  /** How many entries are listed. */
  readonly entries?: number
  /** Entries that are damaged, and why. */
  readonly damaged?: Readonly<Record<string, ImageErrorCode>>
  /** Every path that an extraction may write; it refuses the others. */
  readonly extracted?: readonly string[]
  /** How many times its own size may be read, to inspect it and to list it; three, where nothing is said. */
  readonly sizesRead?: number
  /** It takes seconds, so that the tests give it to `inspect` only; `npm run hostile` gives it to all. */
  readonly costly?: true
}

/**
 * The code with which it is refused, or what is told of one that opens, in order: codes of damaged entries, `note:KIND`,
 * `listing:CODE` where no listing is given, and `lost:CODE` of seed files.
 */
export type Answer = ImageErrorCode | readonly string[]

type Told = ImageErrorCode | `note:${string}` | `listing:${ImageErrorCode}` | `lost:${ImageErrorCode}`

export const opens = (...told: readonly Told[]): readonly string[] => [...told].sort()

export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))
