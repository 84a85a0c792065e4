import type { Range } from '../yaml/node.ts'
import type { FaultCode } from './fault-codes.ts'

export type Renderer = 'netplan' | 'networkd' | 'eni' | 'sysconfig' | 'network-manager'
export type Outcome = 'used' | 'fallback' | 'fatal' | 'disabled'
/** Keys from the document's root down to the place at fault. */
export type Path = readonly (string | number)[]

/**
 * `fatal`: cloud-init raises; `refused`: netplan refuses the file that cloud-init wrote; `skipped`: the entry is
 * dropped with a warning; `silent`: the setting is lost or changed without a message; `none`: applied as written.
 */
export type Effect = 'fatal' | 'refused' | 'skipped' | 'silent' | 'none'

export interface Fault {
  readonly code: FaultCode
  readonly effect: Effect
  /** Where it is so; `all` with effect `fatal` ends the stage before any renderer runs. */
  readonly renderers: 'all' | readonly Renderer[]
  readonly path: Path
  /** The token that a person edits. */
  readonly range: Range
  readonly args: FaultArgs
}

export type FaultArgs = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

export const renderers: readonly Renderer[] = ['netplan', 'networkd', 'eni', 'sysconfig', 'network-manager']
/** Version 2 reaches netplan unparsed; these four need cloud-init's own parser. */
export const parsedRenderers: readonly Renderer[] = ['networkd', 'eni', 'sysconfig', 'network-manager']
