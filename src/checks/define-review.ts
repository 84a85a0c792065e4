import type { Args, Finding } from '../findings/finding.ts'
import { type Check, type CheckDefinition, type Found, findingOf } from './define-check.ts'

/** A check of the report itself: it finds nothing in a seed, and is told once all findings are there. */
export interface Review<Code extends string, A extends Args> extends Check<Code> {
  tell(found: Found<A>): Finding<Code>
}

export function defineReview<const Code extends string, A extends Args>(
  definition: Omit<CheckDefinition<Code, A>, 'find' | 'needs'>,
): Review<Code, A> {
  const { code, title, severity, effect, sources } = definition
  return {
    ...{ code, title, severity, effect, sources, needs: [], fixes: false },
    run: () => [],
    tell: (found) => findingOf(definition, found),
  }
}
