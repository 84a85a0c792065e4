import type { Range } from './node.ts'

/** Why a text is no YAML for its reader. */
export type YamlProblemReason =
  | 'tab'
  | 'indent'
  | 'colon-in-value'
  | 'missing-colon'
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
  | 'leftover'
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
): YamlProblem => ({ reason, message, range: { start, end } })

/** Carries the one reason for which a document is refused up to the loader; no loader lets it out. */
export class Refusal extends Error {
  readonly problem: YamlProblem
  constructor(refused: YamlProblem) {
    super(refused.message)
    this.problem = refused
  }
}

export function refuse(reason: YamlProblemReason, message: string, start: number, end = start + 1): never {
  throw new Refusal(problem(reason, message, start, end))
}
