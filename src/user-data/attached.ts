import type { Range } from '../yaml/node.ts'
import type { SourceText } from '../yaml/source-text.ts'
import type { PartType } from './part.ts'

/** A part between the taking apart and the handlers, as cloud-init attaches it to one flat message. */
export interface Attached {
  readonly type: PartType
  readonly text: SourceText
  /** Bytes. */
  readonly size: number
  readonly from: 'file' | 'mime' | 'archive' | 'include'
  /** The file name that the part gives itself. */
  readonly fileName?: string | undefined
  /** Where an include points to; its contents are not known. */
  readonly url?: string
  /** The header `Merge-Type` or `X-Merge-Type`. */
  readonly mergeType?: string | undefined
  readonly launchIndex?: string | undefined
  /** Characters that the way through MIME has damaged, in the file's text. */
  readonly damaged?: Range | undefined
}

export type LossReason =
  /** A multipart without the parameter `boundary`. */
  | 'no-boundary'
  /** No line is a delimiter with the boundary that the header names. */
  | 'no-delimiter'
  /** The lines that should be delimiters lack the two dashes. */
  | 'delimiter-without-dashes'
  | 'not-closed'
  | 'unknown-transfer-encoding'
  /** `merge-type` for `Merge-Type`: cloud-config's handler looks for the exact name. */
  | 'merge-type-spelling'
  /** Spelt out as `\uXXXX` on the way through MIME. */
  | 'mime-spelt-out'
  | 'archive-not-yaml'
  | 'archive-not-list'
  | 'archive-entry-ignored'
  | 'include-without-url'

/** What goes lost, or may, without a part to tell it of. */
export interface Loss {
  readonly reason: LossReason
  readonly source: SourceText
  readonly range: Range
  /** A word of the user's own that the finding names: a boundary, an encoding. */
  readonly name?: string
}

export type FailureReason =
  | 'mime-not-utf8'
  | 'gzip-part-damaged'
  | 'archive-entry-malformed'
  | 'include-not-url'
  | 'too-much'

/** cloud-init raises while it takes user-data apart: nothing of it is used ("Consuming user data failed"). */
export interface Failure {
  readonly reason: FailureReason
  readonly source: SourceText
  readonly range: Range
  /** A key, a type, a limit. */
  readonly name?: string
}

/** Carries a failure up to the reader of user-data, which answers with it. */
export class UserDataFailure extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.reason)
    this.failure = failure
  }
}

/** Where what was found is put down, in the order in which cloud-init meets it. */
export interface Collected {
  readonly attached: Attached[]
  readonly losses: Loss[]
  /** Characters of all parts so far. */
  spent: number
  readonly limits: {
    readonly userDataParts: number
    readonly seedFileBytes: number
    readonly cloudConfigBytes: number
  }
}

export function attach(collected: Collected, part: Attached): void {
  ensureRoom(collected, part.text, part.text.text.length)
  collected.spent += part.text.text.length
  collected.attached.push(part)
}

/** What stands once in the file can be a part many times: an alias, a message in a message. */
export function ensureRoom({ attached, spent, limits }: Collected, source: SourceText, length: number): void {
  if (attached.length >= limits.userDataParts) throw tooMuch('userDataParts', source)
  if (spent + length > limits.seedFileBytes) throw tooMuch('seedFileBytes', source)
}

export const tooMuch = (limit: string, source: SourceText): UserDataFailure =>
  new UserDataFailure({ reason: 'too-much', source, range: { start: 0, end: 0 }, name: limit })

/** The first line of a text that is not blank, without the blanks around it; of a very long one not all. */
export function firstLine(text: string): Range {
  const start = text.search(/\S|$/)
  const [line = ''] = /^[^\r\n]{0,120}/.exec(text.slice(start, start + 120)) ?? []
  return { start, end: start + line.trimEnd().length }
}
