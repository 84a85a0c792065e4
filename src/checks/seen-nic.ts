import type { Args, Related, Severity } from '../findings/finding.ts'
import { entryFor, type SeenLink, seenLinks } from '../forecast/seen-links.ts'
import { hasAddress, isConnected, type ObservedLink } from '../log/observed-link.ts'
import { isPrintedEarly } from '../log/printed-early.ts'
import type { SerialLog } from '../log/serial-log.ts'
import type { Link } from '../network-config/link.ts'
import { nodeAt, text } from '../yaml/lookup.ts'
import { locate } from '../yaml/source-text.ts'
import type { Found } from './define-check.ts'
import { alsoInLog, inLog } from './log-place.ts'
import type { Subject } from './subject.ts'

export interface NicArgs extends Args {
  readonly nic: string
  readonly mac: string | null
  readonly addresses: readonly string[]
  /** The release, where it prints its table before the network can be up. */
  readonly printedEarlyBy: string | null
}

/** The NICs of the log that are in a state, but for those that nobody wants an address for. */
export function* nicsThat(
  isSo: (link: ObservedLink) => boolean,
  subject: Subject,
): Generator<Found<NicArgs>> {
  const { log, forecast, networkConfig } = subject
  if (!log?.last) return
  const all = seenLinks(log, forecast, networkConfig.links)
  for (const link of all) {
    if (!isSo(link.seen) || isMember(link.seen, networkConfig.links)) continue
    if (link.wanted === false && all.some((other) => isConnected(other.seen))) continue
    const early = isPrintedEarly(log.last)
    const { name: nic, mac, addresses, place } = link.seen
    yield {
      at: inLog(log.file, place),
      args: { nic, mac, addresses, printedEarlyBy: early ? log.cloudInitVersion : null },
      related: relatedTo(link.seen, subject, log),
      severity: severityOf(link, all, early, subject),
    }
  }
}

/** What is part of a bond or bridge has no address of its own. */
const isMember = ({ name }: ObservedLink, entries: readonly Link[]): boolean =>
  entries.some(({ members }) => members.includes(name))

/** An error if the guest has no other way in, or the seed wants this NIC up. */
function severityOf(
  { seen, wanted }: SeenLink,
  all: readonly SeenLink[],
  early: boolean,
  subject: Subject,
): Severity {
  const isSpare = all.some((other) => isConnected(other.seen))
  if (isSpare && isOptional(seen, subject)) return 'info'
  return early || (isSpare && wanted !== true) ? 'warning' : 'error'
}

/** netplan does not wait for an optional NIC, and does not mind when it has no cable. */
export function isOptional(seen: ObservedLink, { networkConfig: { links, root } }: Subject): boolean {
  const entry = entryFor(seen, links)
  return entry !== undefined && text(nodeAt(root, [...entry.path, 'optional'])) === 'true'
}

function relatedTo(seen: ObservedLink, subject: Subject, log: SerialLog): readonly Related[] {
  const source = subject.sources['network-config']
  const entry = entryFor(seen, subject.networkConfig.links)
  return [
    ...(entry && source
      ? [{ message: `"${entry.id}" is for it`, location: locate(source, entry.range, entry.path) }]
      : []),
    ...earlierWith(seen, log),
    ...alsoInLog(subject, 'wait-online', 'the guest waited for the network in vain'),
    ...alsoInLog(
      subject,
      'network-not-applied',
      'no new instance-id, so network-config was not applied on this boot',
    ),
  ]
}

/** The last boot in which the NIC of this name had an address. */
function earlierWith({ name }: ObservedLink, { earlier, file }: SerialLog): readonly Related[] {
  for (const boot of [...earlier].reverse()) {
    const link = boot.links.find((each) => each.name === name && hasAddress(each))
    if (link) {
      const what = `an earlier boot: ${link.addresses.join(', ')} with MAC ${link.mac ?? 'unknown'}`
      return [{ message: what, location: inLog(file, link.place) }]
    }
  }
  return []
}

/** `enp1s0 (MAC 02:00:00:00:00:0a)`. */
export const nicInWords = ({ nic, mac }: NicArgs): string => (mac === null ? nic : `${nic} (MAC ${mac})`)

/** What lowers the weight of a table that is printed too early. */
export const earlyInWords = ({ printedEarlyBy }: NicArgs): string =>
  printedEarlyBy === null
    ? ''
    : `; but cloud-init ${printedEarlyBy} may print this before the network is up: ip addr in the guest settles it`
