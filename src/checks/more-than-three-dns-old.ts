import type { Link } from '../network-config/link.ts'
import { at, isMapping, stringAt } from '../network-config/reading.ts'
import type { Found } from './define-check.ts'
import { defineReleaseCheck } from './define-release-check.ts'
import { deviceOf, entriesOf, placeOf, placeOfLink, subnetsOfEntry } from './network-place.ts'
import type { Subject } from './subject.ts'

export const moreThanThreeDnsOld = defineReleaseCheck({
  code: 'more-than-three-dns-old',
  title: 'More than three nameservers stop cloud-init 0.7.9',
  until: [17, 1, 0],
  before: { severity: 'error', effect: 'nothing-rendered' },
  sources: [
    'cloud-init 0.7.9: net/sysconfig.py, distros/parsers/resolv_conf.py',
    'https://github.com/canonical/cloud-init/issues/2822',
  ],
  *find(subject) {
    for (const link of subject.networkConfig.links) {
      const { id, nameservers } = link
      if (nameservers.length > 3)
        yield { at: placeOfNameservers(subject, link), args: { entry: id, count: nameservers.length } }
    }
    yield* ofAllInterfaces(subject)
  },
  message: ({ entry, count }) =>
    `${entry === null ? 'network-config' : `"${entry}"`} has ${count} nameservers; cloud-init 0.7.9 raises an exception at the fourth, newer ones use the first three with sysconfig`,
  help: () => 'Keep three nameservers: resolvers do not ask more anyway.',
})

type DnsArgs = { readonly entry: string | null; readonly count: number }

function placeOfNameservers(subject: Subject, link: Link) {
  const device = deviceOf(subject, link)
  const own = device && at(device, 'nameservers')
  const list = isMapping(own)
    ? at(own, 'addresses')
    : device && subnetsOfEntry(subject, device).flatMap((subnet) => at(subnet, 'dns_nameservers') ?? [])[0]
  return list ? placeOf(subject, list, 'key') : placeOfLink(subject, link)
}

/** Version 1's entries of type nameserver that name no interface: one list, for the whole guest. */
function* ofAllInterfaces(subject: Subject): Iterable<Found<DnsArgs>> {
  let count = 0
  let crossing: ReturnType<typeof at>
  for (const entry of entriesOf(subject)) {
    const list = at(entry, 'address')
    if (stringAt(at(entry, 'type')) !== 'nameserver' || at(entry, 'interface') || !list) continue
    count += list.node.kind === 'sequence' ? list.node.items.length : 1
    if (count > 3) crossing ??= list
  }
  if (crossing) yield { at: placeOf(subject, crossing, 'key'), args: { entry: null, count } }
}
