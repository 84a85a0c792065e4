import type { YamlNode } from '../yaml/node.ts'
import type { Place, Spot } from './reading.ts'

/** What cloud-init's parser makes of a document, before a renderer writes it. */
export interface NetworkState {
  /** By the identity of the key: the ID of version 2's ethernets, else the name. */
  readonly interfaces: Map<string, Interface>
  /** Devices of the sections that only netplan reads. */
  readonly foreign: Set<string>
  readonly routes: Route[]
  readonly nameservers: DnsItem[]
  readonly searchDomains: DnsItem[]
}

/** Mutable as in cloud-init, where later entries update earlier ones and two keys may share one interface. */
export interface Interface {
  id: YamlNode | null
  name: YamlNode
  /** `null`: a bridge port that no entry defines. */
  type: string | null
  spot: Spot
  mac: string | null
  macSpot: Spot
  subnets: readonly Subnet[]
  mtu: Place | undefined
  /** `keep_configuration`, which netplan calls so. */
  critical: Place | undefined
  bondMaster?: string
  bridgePorts?: readonly Place[]
  vlanId?: Place | undefined
  vlanLink?: Place | undefined
  dns?: { readonly nameservers: readonly DnsItem[]; readonly search: readonly DnsItem[] }
  /** Options copied from `params`: `bond-…`, `bridge_…`. */
  readonly options: Map<string, Place>
  /** The keys' tokens, for faults of spelling. */
  readonly optionKeys: Map<string, Spot>
}

export interface Subnet {
  readonly type: string
  readonly spot: Spot
  /** Of a static subnet. */
  readonly network: Network | null
  /** The key `address`, whatever the type. */
  readonly address: Place | undefined
  /** The key `prefix` or a computed prefix exists. */
  readonly hasPrefix: boolean
  readonly gateway: Place | undefined
  readonly routes: readonly Route[]
  readonly nameservers: readonly DnsItem[] | undefined
  readonly search: readonly DnsItem[] | undefined
  readonly control: Place | undefined
  readonly metric: Place | undefined
  readonly mtu: Place | undefined
  /** What only eni writes. */
  readonly eniOnly?: readonly Place[]
  readonly ipv4: boolean
  readonly ipv6: boolean
}

export interface Network {
  readonly version: 4 | 6
  readonly address: string
  readonly prefix: number
  readonly place: Place
  /** cloud-init chose the prefix. */
  readonly assumed: boolean
}

export interface Route {
  readonly spot: Spot
  /** The gateway; the destination of a route that has none. */
  readonly gatewaySpot: Spot
  readonly network: Network
  readonly gateway: Place | undefined
  readonly metric: Place | undefined
}

/** `text` is `null` for a value that is no text, over which joining stumbles. */
export interface DnsItem {
  readonly text: string | null
  readonly place: Place
}

export const emptyState = (): NetworkState => ({
  interfaces: new Map(),
  foreign: new Set(),
  routes: [],
  nameservers: [],
  searchDomains: [],
})

const dynamicIpv6 = new Set(['dhcp6', 'ipv6_slaac', 'ipv6_dhcpv6-stateless', 'ipv6_dhcpv6-stateful'])

export const isDynamicIpv6 = (type: string): boolean => dynamicIpv6.has(type)
export const isStatic = (type: string): boolean => type === 'static' || type === 'static6'

/** The family by which the renderers sort a subnet. */
export const isIpv6Subnet = (subnet: Pick<Subnet, 'type' | 'address' | 'network'>): boolean =>
  subnet.type.endsWith('6') ||
  dynamicIpv6.has(subnet.type) ||
  (subnet.type === 'static' && subnet.address !== undefined && subnet.network?.version === 6)

export const isDefaultRoute = ({ network }: Route): boolean =>
  network.prefix === 0 && (network.address === '0.0.0.0' || network.address === '::')
