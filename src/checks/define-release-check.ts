import type { Args, Effect, Severity } from '../findings/finding.ts'
import { isAtLeast, type Release } from '../seed/release.ts'
import { type Check, type CheckDefinition, defineCheck } from './define-check.ts'

export interface ReleaseDefinition<Code extends string, A extends Args>
  extends Omit<CheckDefinition<Code, A>, 'severity' | 'effect' | 'since' | 'needs'> {
  /** The first release of cloud-init that does well. */
  readonly until: Release
  /** What an older release makes of it. */
  readonly before: { readonly severity: Severity; readonly effect: Effect }
}

/**
 * What works with every newer cloud-init: an info while the guest's release is not told, silence where it is new enough, and
 * what the older release makes of it where it is older.
 */
export const defineReleaseCheck = <const Code extends string, A extends Args>(
  definition: ReleaseDefinition<Code, A>,
): Check<Code> => {
  const { until, before, ...rest } = definition
  const [major, minor] = until
  return defineCheck<Code, A>({
    ...rest,
    severity: 'info',
    effect: 'none',
    since: `before cloud-init ${major}.${minor}`,
    *find(subject) {
      const { cloudInit } = subject.guest
      if (cloudInit !== null && isAtLeast(cloudInit, major, minor)) return
      for (const found of definition.find(subject)) yield cloudInit === null ? found : { ...found, ...before }
    },
  })
}
