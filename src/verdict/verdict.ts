import type { CheckDescription } from '../checks/define-check.ts'
import type { Subject } from '../checks/subject.ts'
import type { Effect, Finding } from '../findings/finding.ts'
import type { Vm } from '../kubevirt/vm.ts'
import { afterDrift } from './after-drift.ts'
import { buildChain, type ChainLink } from './chain.ts'
import { describeLinks } from './describe-links.ts'
import { type Judgement, sentence, serialLogSettles } from './judgement.ts'
import { compareWithLog, isObservation } from './observed.ts'

/** The judgement, and the first broken condition on the way to it. */
export interface Verdict extends Judgement {
  readonly chain: readonly ChainLink[]
}

export function judge(
  subject: Subject,
  findings: readonly Finding[],
  checks: ReadonlyMap<string, CheckDescription>,
): Verdict {
  const chain = buildChain(subject, findings, checks)
  const expected = expectation(
    subject,
    findings.filter((finding) => !isObservation(finding)),
    chain,
  )
  return { ...compareWithLog(expected, subject, findings), chain }
}

/** What the seed and the VM come to, whatever the guest's NICs look like now. */
function expectation(subject: Subject, findings: readonly Finding[], chain: readonly ChainLink[]): Judgement {
  const judgement = judgements.reduce<Judgement | undefined>(
    (found, attempt) => found ?? attempt(subject, findings, chain),
    undefined,
  )
  const settled = judgement ?? (isWithoutSeed(subject) ? unknownSeed : healthy(subject))
  return afterDrift(subject, findings, withLostPart(findings, settled))
}

/** A log alone. */
const isWithoutSeed = ({ seed, vm }: Subject): boolean =>
  vm === null && seed.unknown?.includes('network-config') === true

const unknownSeed: Judgement = {
  outcome: 'unknown',
  confidence: 'possible',
  headline: 'The seed and the VM spec (inspect SEED --vm, --serial-log) would tell why.',
  cause: null,
}

/** The first that applies decides: a seed that is never seen makes everything behind it moot. */
const judgements: readonly ((
  subject: Subject,
  findings: readonly Finding[],
  chain: readonly ChainLink[],
) => Judgement | undefined)[] = [
  refusedByGuest,
  otherDatasource,
  seedIgnored,
  datasourceLost,
  nothingRendered,
  nicDown,
  fallback,
  pinnedMac,
]

const errorWith = (findings: readonly Finding[], ...effects: Effect[]): Finding | undefined =>
  findings.find(({ severity, effect }) => severity === 'error' && effects.includes(effect))

/** A guest with an address and without its users and keys is as closed as one without: the headline must not hide it. */
function withLostPart(findings: readonly Finding[], judgement: Judgement): Judgement {
  const lost = errorWith(findings, 'part-dropped')
  if (!lost || judgement.outcome === 'unreachable' || judgement.cause === lost.code) return judgement
  const headline = `${judgement.headline.replace(/\.?$/, '.')} Besides, a part is lost: ${lost.message}.`
  return { ...judgement, headline }
}

/** The guest says that it did not use what is a seed by all rules. */
function refusedByGuest({ claimed, log }: Subject, findings: readonly Finding[]): Judgement | undefined {
  if (!claimed || !log) return undefined
  const own = findings.filter(({ location }) => location?.file === log.file)
  const cause = errorWith(own, 'seed-ignored', 'datasource-lost')
  if (!cause) return undefined
  const headline = `The guest did not use this seed, which cloud-init would take as it is here: ${cause.message}. It had another volume, an older state of this one, or none; what its disk brings by itself decides.`
  return { outcome: 'unreachable', confidence: 'likely', headline, cause: cause.code }
}

/** A config drive may be all that its guest needs. */
function otherDatasource(_: Subject, findings: readonly Finding[]): Judgement | undefined {
  const cause = findings.find(({ code }) => code === 'configdrive-not-nocloud')
  if (!cause) return undefined
  const headline = `${sentence(cause.message)} What it says is not judged here; the serial log settles it.`
  return { outcome: 'unknown', confidence: 'possible', headline, cause: cause.code }
}

function seedIgnored(subject: Subject, findings: readonly Finding[]): Judgement | undefined {
  const cause = findings.find(({ effect }) => effect === 'seed-ignored')
  if (!cause || subject.claimed) return undefined
  const headline = `The guest never uses this seed: ${cause.message}. What its disk brings by itself decides. ${serialLogSettles}`
  return { outcome: 'unreachable', confidence: 'likely', headline, cause: cause.code }
}

function datasourceLost(subject: Subject, findings: readonly Finding[]): Judgement | undefined {
  const cause = errorWith(findings, 'datasource-lost')
  if (!cause || subject.claimed) return undefined
  const headline = `The guest loses the whole seed: ${cause.message}. It may still get an address by its own DHCP, without users and keys. ${serialLogSettles}`
  return { outcome: 'unknown', confidence: 'likely', headline, cause: cause.code }
}

function nothingRendered(
  { networkConfig, vm, guest }: Subject,
  findings: readonly Finding[],
): Judgement | undefined {
  const { renderer } = guest
  const taken = networkConfig.renderers?.[renderer ?? 'netplan']
  const cause = errorWith(findings, 'nothing-rendered')
  if (!cause) return undefined
  if (networkConfig.outcome === 'fatal')
    return unreachable('certain', cause, 'Nothing configures the network')
  if (taken === 'fatal') {
    const everywhere = Object.values(networkConfig.renderers ?? {}).every((outcome) => outcome === 'fatal')
    return everywhere || renderer
      ? unreachable('certain', cause, 'Nothing configures the network')
      : unreachable('likely', cause, 'On a guest with netplan nothing configures the network')
  }
  const pinnedElsewhere = cause.code === 'mac-matched-but-unset' && vm !== null
  return unreachable(pinnedElsewhere ? 'likely' : 'certain', cause, 'Nothing configures the network')
}

function unreachable(confidence: Judgement['confidence'], cause: Finding, what: string): Judgement {
  const settle = confidence === 'certain' ? '' : ` ${serialLogSettles}`
  return {
    outcome: 'unreachable',
    confidence,
    headline: `${what}: ${cause.message}.${settle}`,
    cause: cause.code,
  }
}

/** No NIC comes up: by an error, else by what the entries say. */
function nicDown({ forecast, vm }: Subject, findings: readonly Finding[]): Judgement | undefined {
  const outcomes = forecast.links.map(({ outcome }) => outcome)
  const down = outcomes.length > 0 && outcomes.every((outcome) => outcome === 'down')
  const cause = errorWith(findings, 'nic-down', 'no-address')
  if (cause && !outcomes.includes('up')) {
    return unreachable(vm && down ? 'certain' : 'likely', cause, 'The NIC gets no address')
  }
  if (!down) return undefined
  const warning = findings.find(({ effect }) => effect === 'nic-down' || effect === 'no-address')
  const headline = `No NIC gets an address: ${warning?.message ?? forecast.links[0]?.why ?? ''}. ${serialLogSettles}`
  return { outcome: 'unreachable', confidence: 'likely', headline, cause: warning?.code ?? null }
}

/** The seed carries no network, so the guest makes its own and binds it to the MAC of its first boot. */
function fallback({ forecast, vm }: Subject, findings: readonly Finding[]): Judgement | undefined {
  if (forecast.networkSource !== 'fallback') return undefined
  const found = errorWith(findings, 'fallback') ?? findings.find(({ code }) => code === 'no-network-data')
  const why = found ? `${sentence(found.message)} ` : ''
  const cause = found?.code ?? null
  if (!vm) {
    const headline = `${why}The guest makes up DHCP for one NIC, bound to the MAC of its first boot. Whether that MAC stays is for the VM spec to say (--vm).`
    return { outcome: 'unknown', confidence: 'possible', headline, cause }
  }
  const chosen = forecast.links.filter(({ method }) => method !== 'none')
  const changing = chosen.filter(({ vmInterface }) => !hasFixedMac(vm, vmInterface))
  if (changing.length === 0 || vm.rootDisk === 'fresh') {
    const because = changing.length === 0 ? 'on a fixed MAC' : 'on a disk that is fresh in each pod'
    const headline = `${why}The guest makes up DHCP by itself, which works ${because}. ${serialLogSettles}`
    return { outcome: 'reachable', confidence: 'likely', headline, cause }
  }
  const unset = findings.find(({ code }) => code === 'mac-unset')
  const settled = vm.rootDisk === 'persistent' && changing.length === chosen.length
  return pinnedByFallback(why, (found ?? unset)?.code ?? null, settled)
}

const hasFixedMac = ({ interfaces }: Vm, vmInterface: string | null): boolean =>
  interfaces.some(({ name, mac }) => name === vmInterface && mac !== undefined)

function pinnedByFallback(why: string, cause: string | null, persistent: boolean): Judgement {
  const mechanism = `${why === '' ? 'The' : 'So the'} guest makes up its own network: DHCP bound to the MAC of its first boot. This VM does not fix that MAC; each new pod brings another, and the disk remembers the old one.`
  const remedy = persistent
    ? 'A corrected network-config alone is not applied to this disk: the instance-id must change too (set firmware.uuid).'
    : 'Whether the disk outlives the pod would settle it.'
  const headline = `Works on the first boot, loses its network with the next pod. ${why}${mechanism} ${remedy}`
  return { outcome: 'at-risk', confidence: persistent ? 'certain' : 'likely', headline, cause }
}

/** The entry matches a MAC that only this pod has. */
function pinnedMac(_: Subject, findings: readonly Finding[]): Judgement | undefined {
  const cause = errorWith(findings, 'at-restart')
  return (
    cause && {
      outcome: 'at-risk',
      confidence: 'certain',
      headline: `Works in this pod. ${sentence(cause.message)}`,
      cause: cause.code,
    }
  )
}

function healthy({ forecast, vm, networkConfig }: Subject): Judgement {
  const text = describeLinks(forecast.links)
  if (forecast.networkSource === 'disabled') {
    const headline = `The seed switches network configuration off: what the disk holds decides. ${serialLogSettles}`
    return { outcome: 'unknown', confidence: 'possible', headline, cause: 'nc-disabled' }
  }
  if (!vm) {
    const headline = `Nothing in this seed keeps a NIC down: ${text} (network-config version ${networkConfig.version}). Whether the guest has that NIC is for the VM spec (--vm) or the serial log to say.`
    return { outcome: 'unknown', confidence: 'possible', headline, cause: null }
  }
  const settled = forecast.links.length > 0 && forecast.links.every(({ outcome }) => outcome !== 'unknown')
  const identity = vm.firmwareUuid ? '; identity fixed by firmware.uuid' : ''
  if (!settled) {
    const headline = `${sentence(text)} What a NIC is called in the guest would settle it: see the serial log.`
    return { outcome: 'unknown', confidence: 'possible', headline, cause: null }
  }
  return {
    outcome: 'reachable',
    confidence: 'certain',
    headline: `${text} (network-config version ${networkConfig.version})${identity}`,
    cause: null,
  }
}
