import type { Subject } from '../checks/subject.ts'
import type { Finding } from '../findings/finding.ts'
import { type SeenLink, seenLinks, sightOf } from '../forecast/seen-links.ts'
import { isConnected, isUsable, type ObservedLink } from '../log/observed-link.ts'
import { isPrintedEarly } from '../log/printed-early.ts'
import { type Judgement, serialLogSettles } from './judgement.ts'

/** What the guest's table shows is no reason; it is what the reasons are compared with. */
export const isObservation = ({ code }: Finding): boolean => observations.has(code)

const observations: ReadonlySet<string> = new Set([
  'log-nic-down-no-address',
  'log-no-lease',
  'log-no-carrier',
])

/** What was expected, against what the guest itself said. */
export function compareWithLog(
  judgement: Judgement,
  subject: Subject,
  findings: readonly Finding[],
): Judgement {
  const { log } = subject
  if (!log) return judgement
  const expected = { ...judgement, headline: judgement.headline.replace(serialLogSettles, '').trimEnd() }
  const sight = sightOf(log)
  const links = seenLinks(log, subject.forecast, subject.networkConfig.links)
  if (sight === 'unseen') return unseen(expected, isSaid(expected, findings, log.file))
  if (sight === 'connected') return connected(expected, links, findings, log.file)
  const early = log.last !== null && isPrintedEarly(log.last) ? log.cloudInitVersion : null
  return down(expected, links, findings, early)
}

/** Whether the guest itself named the cause. */
const isSaid = ({ cause }: Judgement, findings: readonly Finding[], file: string): boolean =>
  findings.some(({ code, location }) => code === cause && location?.file === file)

function unseen(expected: Judgement, said: boolean): Judgement {
  const what = `The log shows no network table of this guest${said ? '' : ', so it settles nothing'}.`
  const settle =
    said && expected.confidence !== 'certain'
      ? " The guest's own console settles whether it can be reached."
      : ''
  return { ...expected, headline: `${what} ${expected.headline}${settle}` }
}

function connected(
  expected: Judgement,
  links: readonly SeenLink[],
  findings: readonly Finding[],
  file: string,
): Judgement {
  const up = inWords(
    links.filter(({ seen }) => isConnected(seen)),
    withAddress,
  )
  const inLog = findings.filter(({ location }) => location?.file === file)
  if (inLog.some(({ code, effect }) => code === expected.cause && effect !== 'nic-down')) {
    const headline = `up: ${up}, by what the image brings itself. ${expected.headline}`
    return { outcome: 'reachable', confidence: 'certain', headline, cause: expected.cause }
  }
  if (expected.outcome === 'unreachable') {
    const headline = `up in this log: ${up}, which is not what this seed leads to; the log may be older than the seed. ${expected.headline}`
    return { ...expected, confidence: 'likely', headline }
  }
  if (expected.outcome === 'at-risk')
    return { ...expected, headline: `up in this log: ${up}. ${expected.headline}` }
  const stale = findings.find(({ code }) => code === 'address-not-applied')
  if (stale) {
    const headline = `up: ${up}, and not as this seed says: ${stale.message}`
    return { outcome: 'reachable', confidence: 'certain', headline, cause: stale.code }
  }
  const missing = links.filter(({ seen, wanted }) => wanted === true && !isConnected(seen))
  const but = missing.length > 0 ? `, but ${inWords(missing, withoutAddress)}` : ''
  const isClean =
    !findings.some(({ severity }) => severity === 'error') &&
    !inLog.some(({ severity }) => severity === 'warning')
  const what = isClean ? 'the seed is not the problem' : 'the network is not the problem'
  const headline = `up: ${up}${but}; ${missing.length > 0 ? 'the guest can be reached' : what}`
  return { outcome: 'reachable', confidence: 'certain', headline, cause: null }
}

/** A table that is printed before the network can be up proves nothing against a seed that is well. */
function down(
  expected: Judgement,
  links: readonly SeenLink[],
  findings: readonly Finding[],
  early: string | null,
): Judgement {
  const seen = inWords(links, withoutAddress)
  const cause = expected.cause ?? findings.find(isObservation)?.code ?? null
  const doubt =
    early === null
      ? ''
      : ` cloud-init ${early} may print its table before the network is up: ip addr in the guest settles it.`
  if (expected.outcome === 'unreachable' || expected.outcome === 'at-risk') {
    const headline = `expected down, and it is: ${seen}. ${expected.headline}${doubt}`
    const confidence = early === null ? 'certain' : 'likely'
    return { outcome: 'unreachable', confidence, headline, cause }
  }
  const outcome = early === null ? 'unreachable' : 'unknown'
  const confidence = early === null ? 'likely' : 'possible'
  const headline =
    expected.outcome === 'reachable'
      ? `expected up but is down, so look at ${whereToLook(links, findings)}: ${seen}.${doubt} The seed would have it so: ${expected.headline}`
      : `${seen}.${doubt} ${expected.headline}`
  return { outcome, confidence, headline, cause }
}

function whereToLook(links: readonly SeenLink[], findings: readonly Finding[]): string {
  if (findings.some(({ code }) => code === 'vm-mac-not-in-guest'))
    return 'its MAC, which is not that of the VM spec (another VM, or an earlier pod?)'
  if (links.some(({ seen }) => seen.up))
    return "the DHCP server's side (under masquerade virt-launcher in the pod)"
  return 'what the disk holds from earlier boots (an unchanged instance-id keeps the old network) and at the carrier in the pod'
}

/** A guest may have hundreds. */
const shown = 4

function inWords(links: readonly SeenLink[], describe: (link: ObservedLink) => string): string {
  const words = links.slice(0, shown).map(({ seen }) => describe(seen))
  return words.join(', ') + (links.length > shown ? `, and ${links.length - shown} more` : '')
}

const withAddress = ({ name, mac, addresses }: ObservedLink): string =>
  `${name} has ${addresses
    .filter(isUsable)
    .map((address) => address.split('/')[0])
    .join(' and ')}${macInWords(mac)}`

const withoutAddress = ({ name, up, mac, addresses }: ObservedLink): string =>
  `${name} is Up=${up ? 'True' : 'False'}${macInWords(mac)}${addresses.length > 0 ? ` and ${addresses.join(', ')}` : ' and no address'}`

const macInWords = (mac: string | null): string => (mac === null ? '' : ` with MAC ${mac}`)
