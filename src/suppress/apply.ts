import { suppressionUnused } from '../checks/suppression-unused.ts'
import { suppressionWithoutReason } from '../checks/suppression-without-reason.ts'
import type { Finding, Severity } from '../findings/finding.ts'
import { sortFindings } from '../findings/sort.ts'
import type { InspectedResult, Result, SuppressedFinding } from '../report/result.ts'
import { type Baseline, entryOf, keyOf } from './baseline.ts'
import type { Scope, Suppression } from './suppression.ts'

export interface Policy {
  readonly suppressions: readonly Suppression[]
  readonly severity: ReadonlyMap<string, Severity | 'off'>
  readonly baseline: Baseline | null
  readonly codes: ReadonlySet<string>
  /** Where it is told that a suppression is of no use: not where other commands find more. */
  reportsUnused(suppression: Suppression): boolean
}

/**
 * The same results with what is accepted moved to `suppressed` and severities as configured. Verdicts stay: the guest
 * does what it does, whoever has accepted it.
 */
export function applyPolicy(results: readonly Result[], policy: Policy): readonly Result[] {
  const used = new Set<Suppression>()
  const left = new Map(policy.baseline)
  const told = results.map((result) =>
    result.status === 'inspected' ? applyTo(result, policy, used, left) : result,
  )
  const review = reviewOf(results, policy, used)
  const at = told.findLastIndex(({ status }) => status === 'inspected')
  return told.map((result, index) =>
    index === at && result.status === 'inspected' && review.length > 0
      ? { ...result, findings: sortFindings([...result.findings, ...review]) }
      : result,
  )
}

function applyTo(
  result: InspectedResult,
  { suppressions, severity, baseline }: Policy,
  used: Set<Suppression>,
  left: Map<string, number>,
): InspectedResult {
  const findings: Finding[] = []
  const suppressed: SuppressedFinding[] = []
  for (const finding of result.findings) {
    const { code, location } = finding
    const accept = (by: SuppressedFinding['by'], reason: string | null) =>
      suppressed.push({ code, ...(location ? { location } : {}), by, reason })
    const own = suppressions.filter((each) => isAbout(each, finding, result))
    for (const each of own) used.add(each)
    const [first] = own
    const level = severity.get(code)
    const key = keyOf(entryOf(finding, result.input))
    if (first) accept(first.by, first.reason)
    else if (level === 'off') accept('config', null)
    else if (baseline && (left.get(key) ?? 0) > 0) {
      left.set(key, (left.get(key) ?? 0) - 1)
      accept('baseline', null)
    } else findings.push(level ? { ...finding, severity: level } : finding)
  }
  const same = suppressed.length === 0 && severity.size === 0
  if (same) return result
  return {
    ...result,
    findings: sortFindings(findings),
    ...(suppressed.length === 0 ? {} : { suppressed }),
  }
}

const isAbout = ({ code, scope }: Suppression, finding: Finding, result: InspectedResult): boolean =>
  (code === null || code === finding.code) && isInScope(scope, finding, result)

function isInScope(scope: Scope, { location }: Finding, { vm }: InspectedResult): boolean {
  if (scope.kind === 'files') return location !== undefined && scope.matches(location.file)
  if (scope.kind === 'object' && vm && scope.vms.includes(`${vm.namespace ?? 'default'}/${vm.name}`))
    return true
  if (!location || !('line' in location) || location.file !== scope.file) return false
  return location.line >= scope.first && location.line <= scope.last
}

/** What is to be said about the suppressions themselves. */
function reviewOf(
  results: readonly Result[],
  policy: Policy,
  used: ReadonlySet<Suppression>,
): readonly Finding[] {
  const ran = (code: string) =>
    results.some(
      (result) => result.status === 'inspected' && !result.skipped.some((check) => check.code === code),
    )
  return policy.suppressions.flatMap((each) => {
    const { code, by, reason, place } = each
    const known = code === null || policy.codes.has(code)
    const unused = !used.has(each) && policy.reportsUnused(each) && (!known || code === null || ran(code))
    return [
      ...(unused ? [suppressionUnused.tell({ at: place, args: { code: code ?? '', by, known } })] : []),
      ...(reason === null && known
        ? [suppressionWithoutReason.tell({ at: place, args: { code: code ?? '', by } })]
        : []),
    ]
  })
}
