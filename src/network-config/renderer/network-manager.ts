import type { FaultArgs } from '../fault.ts'
import type { FaultCode } from '../fault-codes.ts'
import { isPythonIpv6 } from '../ip-address.ts'
import {
  type DnsItem,
  type Interface,
  isDefaultRoute,
  isIpv6Subnet,
  isStatic,
  type NetworkState,
  type Route,
  type Subnet,
} from '../network-state.ts'
import { keyOf, textOf } from '../python-value.ts'
import { type Place, type Reading, report, type Spot } from '../reading.ts'
import { routeFacts } from '../route.ts'

const crash = (reading: Reading, code: FaultCode, place: Place | Spot, args?: FaultArgs): void =>
  report(reading, code, 'fatal', ['network-manager'], place, args)

type Family = 'ipv4' | 'ipv6'

/** Where writing NetworkManager's keyfiles raises. */
export const checkNetworkManager = (reading: Reading, state: NetworkState): void => {
  for (const device of state.interfaces.values()) {
    const name = textOf(device.name)
    if (device.name.kind !== 'string') crash(reading, 'name-not-text', device.spot, { name })
    else checkPercent(reading, device.spot, name)
    if (device.type === null) {
      if (!state.foreign.has(keyOf(device.name) ?? ''))
        crash(reading, 'member-undefined', device.spot, { name })
    } else if (device.type !== 'loopback') checkInterface(reading, state, device)
  }
}

const checkInterface = (reading: Reading, state: NetworkState, device: Interface): void => {
  const sections = new Set<Family>()
  if (device.type === 'bond' && device.subnets.length === 0) sections.add('ipv4').add('ipv6')
  for (const subnet of device.subnets) checkSubnet(reading, subnet, sections)
  checkDns(reading, state, device)
  checkNumbers(reading, device)
  if (device.type === 'vlan') checkLink(reading, state, device)
  if (device.type === 'bridge') checkPorts(reading, state, device)
}

/** Bond options that keyfiles have; the rest is left out. */
const written = ['bond-mode', 'bond-miimon', 'bond-primary']

/** What should be a number is copied, as text too. */
const checkNumbers = (reading: Reading, device: Interface): void => {
  const options = device.type === 'bond' ? written.map((option) => device.options.get(option)) : []
  const values = [device.mtu, device.vlanId, ...options, ...device.subnets.flatMap((s) => [s.metric, s.mtu])]
  for (const value of values)
    if (value?.node.kind === 'string') checkPercent(reading, value, value.node.value)
  if (device.mac !== null && device.type !== 'bond') checkPercent(reading, device.macSpot, device.mac)
}

const checkSubnet = (reading: Reading, subnet: Subnet, sections: Set<Family>): void => {
  sections.add(isIpv6Subnet(subnet) ? 'ipv6' : 'ipv4')
  if (subnet.type.startsWith('ipv6_')) sections.add('ipv4')
  const { address, gateway } = subnet
  if (address !== undefined && !subnet.hasPrefix && !isStatic(subnet.type)) {
    crash(reading, 'nc-v1-address-under-dhcp', address, { type: subnet.type })
  } else if (address !== undefined) checkPercent(reading, address, textOf(address.node))
  if (gateway !== undefined) checkGateway(reading, gateway)
  for (const route of subnet.routes) checkRoute(reading, route, sections)
}

const checkGateway = (reading: Reading, gateway: Place): void => {
  const text = textOf(gateway.node)
  if (gateway.node.kind === 'string') checkPercent(reading, gateway, text)
  else crash(reading, 'gateway-not-text', gateway, { gateway: text })
}

/** The metric of a default route goes into the section of its family, which only earlier subnets create. */
const checkRoute = (reading: Reading, route: Route, sections: Set<Family>): void => {
  const family: Family = route.network.version === 6 ? 'ipv6' : 'ipv4'
  if (route.metric !== undefined && isDefaultRoute(route) && !sections.has(family)) {
    crash(reading, 'route-metric-family', route.metric, { family, ...routeFacts(route) })
  }
  sections.add(family)
  checkPercent(reading, route.network.place, textOf(route.network.place.node))
  if (route.gateway !== undefined) checkPercent(reading, route.gateway, textOf(route.gateway.node))
}

const checkDns = (reading: Reading, state: NetworkState, device: Interface): void => {
  if (device.subnets.length === 0) return
  const own = dnsOf(device, (subnet) => subnet.nameservers, device.dns?.nameservers)
  const search = dnsOf(device, (subnet) => subnet.search, device.dns?.search)
  const nameservers = own.length > 0 ? own : state.nameservers
  const families = familiesOf(device)
  checkText(
    reading,
    nameservers.filter((server) => isWritten(server, families)),
  )
  checkFamilies(reading, families, nameservers)
  checkText(reading, search.length > 0 ? search : state.searchDomains)
}

/** A nameserver is written into the section of its family, when a subnet or route has made it. */
const checkFamilies = (
  reading: Reading,
  families: ReadonlySet<4 | 6>,
  nameservers: readonly DnsItem[],
): void => {
  const lost = nameservers.find(({ text }) => text !== null && !families.has(isPythonIpv6(text) ? 6 : 4))
  if (lost === undefined) return
  report(reading, 'dns-family-unconfigured', 'silent', ['network-manager'], lost.place, { server: lost.text })
}

const familiesOf = (device: Interface): ReadonlySet<4 | 6> => {
  const families = new Set<4 | 6>()
  for (const subnet of device.subnets) {
    families.add(isIpv6Subnet(subnet) ? 6 : 4)
    for (const { network } of subnet.routes) families.add(network.version)
  }
  return families
}

/** To Python a number is an IPv6 address, and what is no address goes to IPv4. */
const isWritten = ({ text, place: { node } }: DnsItem, families: ReadonlySet<4 | 6>): boolean => {
  if (text !== null) return true
  const number = node.kind === 'boolean' || (node.kind === 'integer' && node.value >= 0n)
  return families.has(number ? 6 : 4)
}

const dnsOf = (
  device: Interface,
  pick: (subnet: Subnet) => readonly DnsItem[] | undefined,
  more: readonly DnsItem[] | undefined,
): readonly DnsItem[] => [...device.subnets.flatMap((subnet) => pick(subnet) ?? []), ...(more ?? [])]

const checkText = (reading: Reading, items: readonly DnsItem[]): void => {
  for (const { text, place } of items) {
    if (text === null) crash(reading, 'dns-not-text', place, { value: textOf(place.node) })
    else checkPercent(reading, place, text)
  }
}

/** Each port is looked up among the interfaces. */
const checkPorts = (reading: Reading, state: NetworkState, bridge: Interface): void => {
  for (const port of bridge.bridgePorts ?? []) {
    const key = keyOf(port.node)
    if (key === null || state.interfaces.has(key)) continue
    crash(reading, 'member-undefined', port, { name: textOf(port.node) })
  }
}

/** A VLAN needs a parent that is text, or the key of an interface. */
const checkLink = (reading: Reading, state: NetworkState, device: Interface): void => {
  const { vlanLink } = device
  if (vlanLink !== undefined && vlanLink.node.kind !== 'null') {
    const key = keyOf(vlanLink.node)
    if (key !== null && state.interfaces.has(key)) return
    if (vlanLink.node.kind === 'string') {
      checkPercent(reading, vlanLink, vlanLink.node.value)
      return
    }
  }
  crash(reading, 'vlan-link-missing', vlanLink ?? device.spot)
}

/** Keyfiles are written through Python's configparser, where a lone percent sign raises. */
const checkPercent = (reading: Reading, place: Place | Spot, text: string): void => {
  if (!text.includes('%')) return
  const rest = text.replaceAll('%%', '').replace(/%\([^)]+\)s/g, '')
  if (rest.includes('%')) crash(reading, 'percent-sign', place, { value: text })
}
