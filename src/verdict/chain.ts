import { type ChainStep, type CheckDescription, chainSteps } from '../checks/define-check.ts'
import type { Subject } from '../checks/subject.ts'
import type { Finding } from '../findings/finding.ts'
import { sightOf } from '../forecast/seen-links.ts'
import { hasLabel } from '../seed/acceptance.ts'

/** One condition on the way from the volume's label to the guest's address. */
export interface ChainLink {
  readonly step: ChainStep
  readonly status: 'ok' | 'broken' | 'unknown' | 'skipped'
  readonly code?: string
}

type Descriptions = ReadonlyMap<string, CheckDescription>

/** The error that breaks each step, or why a step could not be judged. */
export function buildChain(
  subject: Subject,
  findings: readonly Finding[],
  checks: Descriptions,
): readonly ChainLink[] {
  const links: ChainLink[] = []
  for (const step of chainSteps) {
    const ofStep = findings.filter(({ code }) => checks.get(code)?.step === step)
    const breaking =
      ofStep.find(({ severity }) => severity === 'error') ?? downBecause(subject, step, ofStep, links)
    links.push(
      breaking
        ? { step, status: 'broken', code: breaking.code }
        : { step, status: unbroken(step, subject, links) },
    )
  }
  return links
}

/** Where every NIC stays down, the warning of that step says why. */
function downBecause(
  { forecast }: Subject,
  step: ChainStep,
  findings: readonly Finding[],
  before: readonly ChainLink[],
): Finding | undefined {
  const certain = step === 'nic' || step === 'address'
  const down = forecast.links.length > 0 && forecast.links.every(({ outcome }) => outcome === 'down')
  return certain && down && !isBroken(before) ? findings[0] : undefined
}

const isBroken = (links: readonly ChainLink[]): boolean => links.some(({ status }) => status === 'broken')

function unbroken(step: ChainStep, subject: Subject, before: readonly ChainLink[]): ChainLink['status'] {
  if (step === 'label') return hasLabel(subject.seed.volume) ? 'ok' : 'skipped'
  if (step === 'files' || step === 'yaml' || step === 'shape') return 'ok'
  if (isBroken(before)) return 'unknown'
  const sight = sightOf(subject.log)
  if (sight !== 'unseen') return sight === 'connected' ? 'ok' : 'unknown'
  const outcomes = subject.forecast.links.map(({ outcome }) => outcome)
  if (outcomes.length === 0 || outcomes.includes('unknown')) return 'unknown'
  return step === 'nic' || outcomes.includes('up') ? 'ok' : 'unknown'
}
