import type { FaultArgs } from '../fault.ts'
import type { FaultCode } from '../fault-codes.ts'
import { parseNetwork } from '../ip-address.ts'
import {
  type Interface,
  isIpv6Subnet,
  isStatic,
  type NetworkState,
  type Route,
  type Subnet,
} from '../network-state.ts'
import { isTruthy, keyOf, textOf } from '../python-value.ts'
import { misfitSpot, type Place, type Reading, report, type Spot } from '../reading.ts'
import { routeFacts } from '../route.ts'

const crash = (reading: Reading, code: FaultCode, at: Place | Spot, args?: FaultArgs): void =>
  report(reading, code, 'fatal', ['eni'], at, args)

/** Where writing `/etc/network/interfaces` raises. */
export const checkEni = (reading: Reading, state: NetworkState): void => {
  checkLoopback(reading, state)
  checkOrder(reading, state)
  for (const device of state.interfaces.values()) {
    if (device.type === null && !state.foreign.has(keyOf(device.name) ?? '')) {
      crash(reading, 'member-undefined', device.spot, { name: textOf(device.name) })
    }
    checkSubnets(reading, device)
    checkOptions(reading, device)
  }
  for (const route of state.routes) checkRoute(reading, route)
}

/** Global DNS goes into the first subnet of `lo`, which must have one when the document describes it. */
const checkLoopback = (reading: Reading, state: NetworkState): void => {
  const dns = state.nameservers.length + state.searchDomains.length
  if (dns === 0) return
  const loopback = [...state.interfaces.values()].findLast((device) => textOf(device.name) === 'lo')
  const nameservers = state.nameservers.length > 0 ? state.nameservers : undefined
  checkSearch(reading, {
    type: 'loopback',
    address: undefined,
    network: null,
    nameservers,
    search: state.searchDomains,
  })
  if (loopback?.subnets.length === 0) crash(reading, 'nc-v1-global-dns-loopback', loopback.spot)
}

/** Interfaces of one type are sorted by name, which fails between text and anything else. */
const checkOrder = (reading: Reading, state: NetworkState): void => {
  const byType = new Map<string | null, Interface[]>()
  for (const device of state.interfaces.values()) {
    const group = byType.get(device.type)
    if (group === undefined) byType.set(device.type, [device])
    else group.push(device)
  }
  for (const group of byType.values()) {
    const texts = group.filter((device) => device.name.kind === 'string').length
    const odd = group.find((device) => device.name.kind !== 'string')
    const nulls = group.some((device) => device.name.kind === 'null')
    if (odd === undefined || group.length === 1 || (texts === 0 && !nulls)) continue
    crash(reading, 'name-not-text', odd.spot, { name: textOf(odd.name) })
  }
}

/** The first subnet with DNS lends it to those after it that have none; only one of them begins `auto`. */
const checkSubnets = (reading: Reading, { subnets }: Interface): void => {
  const [only, ...others] = subnets
  if (only === undefined || others.length === 0) {
    if (only !== undefined) checkSubnet(reading, only)
    return
  }
  const first = subnets.findIndex(hasDns)
  const started = subnets.findIndex(({ control }) => control === undefined || control.node.kind === 'string')
  for (const [index, subnet] of subnets.entries()) {
    const lent = index > first && !hasDns(subnet) ? subnets[first] : undefined
    const dns = lent === undefined ? {} : { nameservers: lent.nameservers, search: lent.search }
    const control = started >= 0 && index > started ? { control: undefined } : {}
    checkSubnet(reading, { ...subnet, ...dns, ...control })
  }
}

const hasDns = ({ nameservers, search }: Subnet): boolean => nameservers !== undefined || search !== undefined

const checkSubnet = (reading: Reading, subnet: Subnet): void => {
  if (subnet.address !== undefined && !subnet.hasPrefix && !isStatic(subnet.type)) {
    crash(reading, 'nc-v1-address-under-dhcp', subnet.address, { type: subnet.type })
  }
  if (subnet.control !== undefined && subnet.control.node.kind !== 'string') {
    crash(reading, 'nc-v1-control-not-text', subnet.control)
  }
  checkSearch(reading, subnet)
  const { gateway, metric, mtu, eniOnly = [] } = subnet
  for (const place of [gateway, metric, mtu, ...eniOnly]) checkList(reading, place)
  for (const route of subnet.routes) checkRoute(reading, route)
}

type Dns = Pick<Subnet, 'type' | 'nameservers' | 'search' | 'address' | 'network'>

/** Search domains are written unless all nameservers beside them are of the other family. */
const checkSearch = (reading: Reading, subnet: Dns): void => {
  const version = isIpv6Subnet(subnet) ? 6 : 4
  const number = (subnet.nameservers ?? []).find(({ place }) => isNumber(place, version))
  if (number !== undefined) crash(reading, 'dns-not-text', number.place, { value: textOf(number.place.node) })
  const odd = (subnet.search ?? []).find((item) => item.text === null)
  if (odd === undefined) return
  const family = ({ text }: { readonly text: string | null }) => parseNetwork(text ?? '')?.version === version
  if (subnet.nameservers?.some(family) === false) return
  crash(reading, 'dns-not-text', odd.place, { value: textOf(odd.place.node) })
}

/** To Python a number is an address of the families whose addresses have that many bits. */
const isNumber = ({ node }: Place, version: 4 | 6): boolean =>
  node.kind === 'boolean' ||
  (node.kind === 'integer' && node.value >= 0n && node.value < 2n ** (version === 4 ? 32n : 128n))

const checkRoute = (reading: Reading, route: Route): void => {
  if (route.gateway === undefined) {
    crash(reading, 'route-without-gateway', route.gatewaySpot, routeFacts(route))
  }
}

/** Path costs and port priorities are written one line each, so they must be something to iterate. */
const checkOptions = (reading: Reading, device: Interface): void => {
  const odd = (device.bridgePorts ?? []).find(({ node }) => node.kind !== 'string')
  if (odd !== undefined) crash(reading, 'name-not-text', odd, { name: textOf(odd.node) })
  checkLists(reading, device)
  if (device.options.size === 0) return
  for (const key of ['bridge_pathcost', 'bridge_portprio', 'bridge_waitport']) {
    const value = device.options.get(key)
    if (value === undefined || !isTruthy(value.node)) continue
    const { kind } = value.node
    if (kind === 'integer' || kind === 'float')
      crash(reading, 'bridge-path-cost-not-mapping', misfitSpot(value), { key })
  }
}

const linewise = new Set(['bridge_pathcost', 'bridge_portprio', 'bridge_waitport', 'driver'])

/** Any other list is joined into one line, over which anything but text stumbles. */
const checkLists = (reading: Reading, device: Interface): void => {
  for (const [key, place] of device.options) if (!linewise.has(key)) checkList(reading, place)
  for (const place of [device.mtu, device.vlanId, device.vlanLink, device.critical]) checkList(reading, place)
}

const checkList = (reading: Reading, place: Place | undefined): void => {
  if (place?.node.kind !== 'sequence' || place.node.items.every((item) => item.kind === 'string')) return
  crash(reading, 'nc-v2-wrong-kind', place, { kind: 'sequence' })
}
