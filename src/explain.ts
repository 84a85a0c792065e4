import { type CheckDescription, docsPage } from './checks/define-check.ts'
import { checks, type FindingCode } from './checks/index.ts'

export interface Explanation extends Omit<CheckDescription, 'step' | 'instead'> {
  /** The check's page, relative to the package. */
  readonly docs: string
}

/** What a code means, how it weighs and where that is known from. Throws `TypeError` for a code that no check has. */
export function explain(code: FindingCode): Explanation {
  const check = checks.find((candidate) => candidate.code === code)
  if (!check) throw new TypeError(`no check has the code ${code}`)
  return describe(check)
}

export const describe = ({
  code,
  title,
  severity,
  effect,
  needs,
  since,
  sources,
}: CheckDescription): Explanation => ({
  ...{ code, title, severity, effect, needs },
  ...(since === undefined ? {} : { since }),
  sources,
  docs: docsPage(code),
})
