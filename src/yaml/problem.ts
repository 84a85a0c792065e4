import type { Range } from './node.ts'

/** Why a text is no YAML for its reader. */
export type YamlProblemReason =
  | 'tab'
  | 'indent'
  | 'colon-in-value'
  | 'unclosed-quote'
  | 'unclosed-flow'
  | 'second-document'
  | 'undefined-alias'
  | 'redefined-anchor'
  | 'unknown-tag'
  | 'control-character'
  | 'reserved-indicator'
  | 'unhashable-key'
  | 'bad-value'
  | 'too-deep'
  | 'too-many-nodes'
  | 'recursive-alias'
  | 'syntax'

export interface YamlProblem {
  readonly reason: YamlProblemReason
  /** One sentence that says what is wrong; it quotes nothing of the text. */
  readonly message: string
  readonly range: Range
}

export const problem = (
  reason: YamlProblemReason,
  message: string,
  start: number,
  end = start + 1,
): YamlProblem => ({
  reason,
  message,
  range: { start, end },
})
