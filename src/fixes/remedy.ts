import type { DuplicateKey } from '../yaml/load-pyyaml.ts'
import type { Range, YamlNode } from '../yaml/node.ts'
import type { SourceText } from '../yaml/source-text.ts'

/** Where a finding is, as its check sees it: a range of a text, and the way to it through the text's YAML document. */
export interface Spot {
  readonly source: SourceText
  readonly range: Range
  /** Keys from the document's root down to the place. */
  readonly path?: readonly (string | number)[]
  /** The document; absent where the text is none, or is not loaded. */
  readonly root?: YamlNode | null
  readonly duplicates?: readonly DuplicateKey[]
}

/** What a check knows of a remedy: the text for the place of its finding, or changes of the texts that it read. */
export type Remedy = {
  readonly title: string
  /** The guest then does what the file plainly means; else a guess is in it, or an identity changes. */
  readonly safe: boolean
} & ({ readonly replacement: string } | { readonly changes: readonly Change[] | undefined })

export type Change = TokenChange | LinesChange

/** Text in the place of a range that begins and ends inside lines; it brings no line of its own. */
export interface TokenChange {
  readonly source: SourceText
  readonly range: Range
  readonly replacement: string
}

/** Lines in the place of those from `from` on, counted from 0, and before `to`; of none, where both are the same. */
export interface LinesChange {
  readonly source: SourceText
  readonly from: number
  readonly to: number
  readonly lines: readonly string[]
}
