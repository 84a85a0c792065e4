import type { Vm } from '../kubevirt/vm.ts'
import type { VmInterface } from '../kubevirt/vm-interface.ts'
import type { Link } from '../network-config/link.ts'
import type { NetworkConfig } from '../network-config/network-config.ts'
import { withCarriers } from './carriers.ts'
import type { ForecastLink, Method } from './forecast-link.ts'
import { type Application, type Criterion, linkFor } from './link-for.ts'
import { leasedAddresses, masqueradePeer } from './masquerade.ts'

/** Each interface of the VM with the entry of network-config that applies to it. */
export const seedLinks = (networkConfig: NetworkConfig, vm: Vm): readonly ForecastLink[] =>
  vm.interfaces.map((nic) => forNic(nic, linkFor(nic, networkConfig.links), networkConfig.links))

/** Without a VM: what each entry would do, if the guest has such a NIC. */
export const documentLinks = ({ links }: NetworkConfig): readonly ForecastLink[] =>
  links
    .filter(({ kind }) => kind === 'physical')
    .map((link) => ({
      name: link.name,
      mac: link.mac?.normal ?? null,
      vmInterface: null,
      method: methodOf(link),
      addresses: link.addresses.map(({ text }) => text),
      outcome: 'unknown',
      why: `applies if the guest has ${wanted(link)}`,
    }))

const wanted = (link: Link): string =>
  link.mac?.normal ? `a NIC with MAC ${link.mac.normal}` : `a NIC named ${link.matchName ?? link.name}`

function forNic(nic: VmInterface, application: Application, links: readonly Link[]): ForecastLink {
  const base = { mac: nic.normalMac ?? nic.statusMac, vmInterface: nic.name }
  if (application.status === 'none') {
    const why = 'no entry of network-config applies to it'
    return { ...base, name: nic.guestName, method: 'none', addresses: [], outcome: 'down', why }
  }
  const { link, by } = application
  const addressed = withCarriers(link, links).find((each) => methodOf(each) !== 'none') ?? link
  const method = methodOf(addressed)
  const addresses = addressesOf(nic, addressed)
  const more = detailsOf(nic, link, addressed, by)
  const name = link.setName ?? nic.guestName ?? (by === 'name' && link.matchName === null ? link.name : null)
  if (application.status === 'unsettled')
    return { ...base, name, method, addresses, outcome: 'unknown', why: application.why, ...more }
  return {
    ...base,
    name,
    method,
    addresses,
    ...outcomeOf(nic, addressed, method, entryInWords(link, addressed, by)),
    ...more,
  }
}

/** What else the entry does, and who answers it. */
function detailsOf(nic: VmInterface, link: Link, addressed: Link, by: Criterion) {
  const isGlob = by === 'name' && link.matchName !== null && /[*?[]/.test(link.matchName)
  const { nameservers, gateways, routes } = addressed
  const defaults = gateways.map(({ text }) => ({ to: text.includes(':') ? '::/0' : '0.0.0.0/0', via: text }))
  return {
    entry: link.id,
    appliesBy: isGlob ? 'glob' : by,
    ...(addressed.dhcp4 || addressed.dhcp6 ? { dhcp: dhcpOn(nic) } : {}),
    ...(nameservers.length > 0 ? { nameservers } : {}),
    ...(defaults.length + routes.length > 0
      ? { routes: [...defaults, ...routes.map(({ to, via }) => ({ to, via }))] }
      : {}),
  } as const
}

/** KubeVirt's launcher answers on the pod network: under masquerade any MAC, on a bridge the one it expects. */
const dhcpOn = ({ binding, network }: VmInterface): NonNullable<ForecastLink['dhcp']> => {
  if (binding === 'masquerade') return 'answered'
  return binding === 'bridge' && network !== 'multus' ? 'answered-to-expected-mac' : 'left-to-network'
}

const entryInWords = (link: Link, addressed: Link, by: Criterion): string =>
  `entry "${link.id}" applies by ${by}${addressed === link ? '' : `, below "${addressed.id}"`}`

const methods: readonly (readonly [test: (link: Link) => boolean, method: Method])[] = [
  [(link) => link.dhcp4 && link.dhcp6, 'dhcp'],
  [(link) => link.dhcp4, 'dhcp4'],
  [(link) => link.dhcp6, 'dhcp6'],
  [(link) => link.addresses.length > 0, 'static'],
  [(link) => link.slaac, 'slaac'],
]

const methodOf = (link: Link): Method => methods.find(([test]) => test(link))?.[1] ?? 'none'

const addressesOf = (nic: VmInterface, link: Link): readonly string[] => [
  ...(link.dhcp4 ? leasedAddresses(nic) : []),
  ...link.addresses.map(({ text }) => text),
]

function outcomeOf(
  nic: VmInterface,
  link: Link,
  method: Method,
  entry: string,
): Pick<ForecastLink, 'outcome' | 'why'> {
  if (method === 'none') return { outcome: 'down', why: `${entry} and gives it neither DHCP nor an address` }
  const peer = nic.binding === 'masquerade' ? masqueradePeer(nic) : undefined
  if (
    peer &&
    method === 'static' &&
    !link.addresses.some(({ text }) => text.split('/')[0] === peer.guest.split('/')[0])
  ) {
    return { outcome: 'down', why: `${entry}, but masquerade leads only to ${peer.guest.split('/')[0]}` }
  }
  return { outcome: 'up', why: entry }
}
