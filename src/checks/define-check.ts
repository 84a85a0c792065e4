import type { Args, Effect, Finding, Place, Related, Severity } from '../findings/finding.ts'
import { fixOf } from '../fixes/fix.ts'
import type { Remedy, Spot } from '../fixes/remedy.ts'
import { locate } from '../yaml/source-text.ts'
import { doesHarm } from './fix-harm.ts'
import type { Subject } from './subject.ts'

/** What has to hold, in order, before a guest has an address. */
export const chainSteps = ['label', 'files', 'yaml', 'shape', 'nic', 'address'] as const
export type ChainStep = (typeof chainSteps)[number]

/** An input without which a check cannot run; it is then reported as skipped. */
export type Need =
  | 'image'
  | 'vm'
  | 'secrets'
  | 'serial-log'
  | 'previous-seed'
  | 'kubevirt-version'
  | 'cloud-init-version'
  | 'renderer'

export interface Found<A extends Args> {
  readonly at?: Place | undefined
  /** The same as the check sees it; what a fix starts from, and where the finding is unless `at` says otherwise. */
  readonly spot?: Spot | undefined
  readonly args: A
  readonly related?: readonly Related[]
  /** Where this instance weighs more or less than the check usually does. */
  readonly severity?: Severity
  readonly effect?: Effect
}

export interface CheckDescription<Code extends string = string> {
  readonly code: Code
  /** One line: the fault, as a heading. */
  readonly title: string
  readonly severity: Severity
  readonly effect: Effect
  readonly needs: readonly Need[]
  /** An input that serves as well, in place of one that is missing. */
  readonly instead?: Need
  /** The link of the chain from label to address that this fault breaks. */
  readonly step?: ChainStep
  /** First cloud-init or KubeVirt release that behaves so, where older ones differ. */
  readonly since?: string
  /** Programs, specifications and public threads that show it. */
  readonly sources: readonly string[]
}

export interface Check<Code extends string = string> extends CheckDescription<Code> {
  /** Some of its findings carry a fix. */
  readonly fixes: boolean
  run(subject: Subject): readonly Finding<Code>[]
}

export interface CheckDefinition<Code extends string, A extends Args>
  extends Omit<CheckDescription<Code>, 'needs'> {
  readonly needs?: readonly Need[]
  find(subject: Subject): Iterable<Found<A>>
  /** What is wrong, in one sentence with the user's own names and numbers. */
  message(args: A, found: Found<A>): string
  /** What to do. */
  help?(args: A): string
  /** The same as a change of the file, where it is mechanical. */
  fix?(args: A, spot: Spot, subject: Subject): Remedy | undefined
}

export function defineCheck<const Code extends string, A extends Args>(
  definition: CheckDefinition<Code, A>,
): Check<Code> {
  const { code, title, severity, effect, needs = [], instead, step, since, sources } = definition
  return {
    ...{ code, title, severity, effect, needs, sources },
    ...(instead === undefined ? {} : { instead }),
    ...(step === undefined ? {} : { step }),
    ...(since === undefined ? {} : { since }),
    fixes: definition.fix !== undefined,
    run: (subject) => Array.from(definition.find(subject), (found) => toFinding(definition, found, subject)),
  }
}

function toFinding<Code extends string, A extends Args>(
  definition: CheckDefinition<Code, A>,
  found: Found<A>,
  subject: Subject,
): Finding<Code> {
  const { spot } = found
  const at = found.at ?? (spot && locate(spot.source, spot.range, spot.path))
  const remedy = spot && definition.fix?.(found.args, spot, subject)
  const fix = remedy && fixOf(remedy, spot)
  const isOffered = fix && !doesHarm(remedy, spot, subject)
  return { ...findingOf(definition, at ? { ...found, at } : found), ...(isOffered ? { fix } : {}) }
}

/** A finding with its sentences. */
export const findingOf = <Code extends string, A extends Args>(
  {
    code,
    severity,
    effect,
    message,
    help,
  }: Pick<CheckDefinition<Code, A>, 'code' | 'severity' | 'effect' | 'message' | 'help'>,
  found: Found<A>,
): Finding<Code> => ({
  code,
  severity: found.severity ?? severity,
  effect: found.effect ?? effect,
  message: message(found.args, found),
  ...(help ? { help: help(found.args) } : {}),
  docs: docsPage(code),
  ...(found.at ? { location: found.at } : {}),
  ...(found.related && found.related.length > 0 ? { related: found.related } : {}),
  args: found.args,
})

export const docsPage = (code: string): string => `docs/checks/${code}.md`
