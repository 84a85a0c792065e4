import type { Effect, Severity } from '../findings/finding.ts'
import type { LogWarning, LogWarningKind } from '../log/warning.ts'
import { type Check, type CheckDefinition, defineCheck } from './define-check.ts'
import { inLog, warningsOf } from './log-place.ts'
import type { SeedCause } from './seed-cause.ts'
import type { Subject } from './subject.ts'

/** A check of something that the guest itself complained about. */
export interface LogDefinition<Code extends string>
  extends Omit<CheckDefinition<Code, LogWarning['facts']>, 'find' | 'needs'> {
  readonly kind: LogWarningKind
  /** What in the seed is behind it. */
  readonly cause?: SeedCause
  /** Complaints that another check explains better. */
  applies?(facts: LogWarning['facts'], subject: Subject): boolean
  /** The weight of this complaint, where that differs from instance to instance. */
  weigh?(facts: LogWarning['facts'], subject: Subject): { severity?: Severity; effect?: Effect }
}

export function defineLogCheck<const Code extends string>(definition: LogDefinition<Code>): Check<Code> {
  const { kind, cause, applies, weigh } = definition
  return defineCheck({
    ...definition,
    needs: ['serial-log'],
    *find(subject) {
      for (const { facts, place } of warningsOf(subject, kind)) {
        if (applies && !applies(facts, subject)) continue
        const at = inLog(subject.log?.file ?? '', place)
        yield { at, args: facts, related: cause?.(subject, facts) ?? [], ...weigh?.(facts, subject) }
      }
    },
  })
}
