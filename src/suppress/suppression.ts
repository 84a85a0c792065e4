import type { Place } from '../findings/finding.ts'

/** Somebody says that a finding is known and accepted. */
export interface Suppression {
  readonly by: 'comment' | 'annotation' | 'config'
  /** `null`: whatever is found there. */
  readonly code: string | null
  /** `null` where none is given. */
  readonly reason: string | null
  /** Where it is written. */
  readonly place: Place
  readonly scope: Scope
}

/** What it is about. */
export type Scope =
  /** Findings in one line of a file, or between two. */
  | { readonly kind: 'lines'; readonly file: string; readonly first: number; readonly last: number }
  /** Findings in the lines of an object, and all that is told of the machines made from it. */
  | {
      readonly kind: 'object'
      readonly file: string
      readonly first: number
      readonly last: number
      /** `namespace/name`. */
      readonly vms: readonly string[]
    }
  /** Findings in files, by their names as findings have them. */
  | { readonly kind: 'files'; matches(file: string): boolean }
