import type { Subject } from '../checks/subject.ts'
import type { Drift } from '../drift/drift.ts'
import type { Finding } from '../findings/finding.ts'
import { describeLinks } from './describe-links.ts'
import { type Judgement, sentence } from './judgement.ts'

/** The same for a guest that has an older seed: what it takes notice of comes before what the newer one says. */
export function afterDrift(subject: Subject, findings: readonly Finding[], base: Judgement): Judgement {
  const { drift } = subject
  if (!drift || !subject.claimed || !drift.older.claimed) return base
  if (drift.relation === 'clone') return cloned(findings, base)
  if (drift.identity.status === 'unknown') return base
  if (drift.rootDisk === 'fresh')
    return prefixed('The disk is fresh in each pod, so the guest applies all of the newer seed.', base)
  if (drift.identity.status === 'changed') return firstBootAgain(drift, findings, base)
  const offMac = findings.find(({ code, effect }) => code === 'mac-changed' && effect === 'nic-down')
  if (offMac) return offItsMac(offMac, drift)
  if (drift.keptNetwork && drift.network === 'changed') return keepsNetwork(subject, drift, findings)
  return prefixed(unchanged(drift, findings), base)
}

const prefixed = (text: string, base: Judgement): Judgement => ({
  ...base,
  headline: `${text} ${sentenceOf(base.headline)}`,
})

/** It may begin with the name of a NIC, which keeps its letters. */
const sentenceOf = (text: string): string => (text.endsWith('.') ? text : `${text}.`)

const findingOf = (findings: readonly Finding[], code: string): Finding | undefined =>
  findings.find((finding) => finding.code === code)

/** What it keeps is that of the original, which this seed does not show. */
function cloned(findings: readonly Finding[], base: Judgement): Judgement {
  const same = findingOf(findings, 'clone-same-instance-id')
  if (!same) return prefixed('The clone is a new machine to cloud-init, and applies its seed.', base)
  const headline = `The clone does not apply its seed: ${same.message}. Whether its disk is a copy settles it.`
  return { outcome: 'unknown', confidence: 'likely', headline, cause: same.code }
}

function firstBootAgain({ identity }: Drift, findings: readonly Finding[], base: Judgement): Judgement {
  const { older, newer } = identity
  const change = older !== null && newer !== null ? `changes from ${older} to ${newer}` : 'changes'
  const text = `The guest runs its first boot again: the instance-id ${change}, so users, packages and runcmd run once more, SSH host keys are new, and the network is written from the newer seed.`
  const judgement = prefixed(text, base)
  const cause = base.cause ?? findingOf(findings, 'identity-change')?.code ?? null
  return { ...judgement, cause }
}

function offItsMac({ message, code, severity }: Finding, { rootDisk }: Drift): Judgement {
  const certain = severity === 'error' && rootDisk === 'persistent'
  const doubt = certain ? '' : ' The serial log settles it.'
  return {
    outcome: 'unreachable',
    confidence: certain ? 'certain' : 'likely',
    headline: `${sentence(message)}${doubt}`,
    cause: code,
  }
}

/** What the guest goes on with is the older seed's, on the newer VM. */
function keepsNetwork({ forecast, vm }: Subject, drift: Drift, findings: readonly Finding[]): Judgement {
  const instanceId = drift.identity.newer ?? drift.identity.older
  const id = instanceId === null ? '' : ` (${instanceId})`
  const links = describeLinks(forecast.links)
  const fallback = forecast.networkSource === 'fallback'
  const network = fallback ? 'DHCP bound to the MAC of its first boot' : links
  const headline = `The guest keeps its older network: the instance-id is the same${id}, so cloud-init does not write the changed network-config. It goes on with: ${network}.${alsoUserData(findings)} A new instance-id has it applied; whether the disk has booted before settles it.`
  const outcomes = forecast.links.map(({ outcome }) => outcome)
  const base = { confidence: 'likely', headline, cause: 'same-id-new-network' } as const
  if (!vm) return { ...base, outcome: 'unknown' }
  if (outcomes.length > 0 && outcomes.every((outcome) => outcome === 'down'))
    return { ...base, outcome: 'unreachable' }
  if (fallback && vm.interfaces.some(({ mac }) => !mac)) return { ...base, outcome: 'at-risk' }
  return { ...base, outcome: outcomes.includes('unknown') ? 'unknown' : 'reachable' }
}

const alsoUserData = (findings: readonly Finding[]): string =>
  findingOf(findings, 'same-id-new-user-data') ? ' Nor does it do anything about the changed user-data.' : ''

function unchanged({ network, payloads }: Drift, findings: readonly Finding[]): string {
  const kept = findingOf(findings, 'same-id-new-user-data')
  if (kept) return `The guest keeps what its first boot made of it: ${kept.message}.`
  if (network === 'changed') return 'The guest writes its network on each boot, so it applies the newer one.'
  if (payloads.some(({ status }) => status === 'changed'))
    return 'What changed in user-data counts on each boot; the network stays as it is.'
  return 'Nothing changes for the guest: same instance-id, same network, same user-data.'
}
