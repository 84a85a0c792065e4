import type { Location } from '../yaml/source-text.ts'

/**
 * error: the guest will not do what the seed says, or is unreachable. warning: works now, breaks at a foreseeable event
 * (restart, upgrade, other distribution). info: worth knowing.
 */
export type Severity = 'error' | 'warning' | 'info'

export const severities = ['error', 'warning', 'info'] as const satisfies readonly Severity[]

/** What the fault does in the guest. */
export type Effect =
  | 'seed-ignored'
  | 'datasource-lost'
  | 'nothing-rendered'
  | 'fallback'
  | 'nic-down'
  | 'no-address'
  /** The guest keeps an older state. */
  | 'not-applied'
  | 'setting-lost'
  | 'part-dropped'
  | 'identity-changed'
  | 'at-restart'
  | 'admission'
  | 'schema-only'
  | 'none'

/** Plain JSON: what a finding's sentence is made of, for scripts that want to make their own. */
export type Args = Readonly<Record<string, ArgValue>>
export type ArgValue = string | number | boolean | null | readonly string[]

/** Where something is. A fault of the image itself has a file and no line. */
export type Place = Location | { readonly file: string }

export interface Related {
  readonly message: string
  readonly location: Place
}

/** One fault found: data first, its sentences beside it. Self-contained, JSON-safe. */
export interface Finding<Code extends string = string> {
  /** Kebab-case; states the fault and never changes its meaning. */
  readonly code: Code
  readonly severity: Severity
  readonly effect: Effect
  readonly message: string
  readonly help?: string
  /** The check's page, relative to the package. */
  readonly docs: string
  readonly location?: Place
  readonly related?: readonly Related[]
  /** A change of the file that mends it, where one is mechanical. */
  readonly fix?: Fix
  readonly args: Args
}

export interface Fix {
  readonly title: string
  /** The guest then does what the file plainly means; else a guess is in it, or an identity changes. */
  readonly safe: boolean
  readonly edits: readonly Edit[]
}

/** Puts text in the place of a range of a file. Lines and columns count from 1. */
export interface Edit {
  readonly file: string
  readonly range: EditRange
  readonly replacement: string
}

export interface EditRange {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}
