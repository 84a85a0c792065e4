import type { FaultArgs } from '../fault.ts'
import type { FaultCode } from '../fault-codes.ts'
import { isPythonIpv6 } from '../ip-address.ts'
import {
  type DnsItem,
  type Interface,
  isDefaultRoute,
  isDynamicIpv6,
  isStatic,
  type NetworkState,
  type Subnet,
} from '../network-state.ts'
import { intOf, keyOf, textOf } from '../python-value.ts'
import { type Place, type Reading, report, type Spot } from '../reading.ts'
import { routeFacts } from '../route.ts'
import { sysconfigBondOptions } from '../v1/bond-options.ts'

const crash = (reading: Reading, code: FaultCode, place: Place | Spot, args?: FaultArgs): void =>
  report(reading, code, 'fatal', ['sysconfig'], place, args)

/** Where writing ifcfg files raises. */
export const checkSysconfig = (reading: Reading, state: NetworkState): void => {
  const files = new Set<string>()
  for (const device of state.interfaces.values()) {
    if (device.type !== 'loopback') files.add(fileKey(device))
  }
  const bonds = bondNames(state)
  for (const device of state.interfaces.values()) {
    checkMembers(reading, state, device, files, bonds)
    if (device.type === null || device.type === 'loopback') continue
    checkSubnets(reading, device)
    if (device.type === 'vlan') checkVlan(reading, device)
    if (device.type === 'bond') checkBondOptions(reading, device)
  }
  checkMemberOrder(reading, state, bonds)
  checkSearchDomains(reading, state)
}

/** The members of a bond are sorted, which fails between text and anything else. */
const checkMemberOrder = (reading: Reading, state: NetworkState, bonds: ReadonlySet<string | null>): void => {
  const texts = new Set<string>()
  const others = new Map<string, Interface>()
  for (const device of state.interfaces.values()) {
    if (device.bondMaster === undefined || !bonds.has(device.bondMaster)) continue
    if (device.name.kind === 'string') texts.add(device.bondMaster)
    else others.set(device.bondMaster, device)
  }
  for (const [master, odd] of others) {
    if (texts.has(master)) crash(reading, 'name-not-text', odd.spot, { name: textOf(odd.name) })
  }
}

/** Files are kept by version 2's ID where there is one, else by name. */
const fileKey = ({ id, name }: Interface): string =>
  (id === null || keyOf(id) === 's' || keyOf(id) === '0' ? null : keyOf(id)) ?? keyOf(name) ?? ''

const bondNames = (state: NetworkState): ReadonlySet<string | null> =>
  new Set([...state.interfaces.values()].filter((d) => d.type === 'bond').map((d) => keyOf(d.name)))

/** Bond members are looked up by name among files kept by ID; bridge ports by what the bridge calls them. */
const checkMembers = (
  reading: Reading,
  state: NetworkState,
  device: Interface,
  files: ReadonlySet<string>,
  bonds: ReadonlySet<string | null>,
): void => {
  const { bondMaster } = device
  if (bondMaster !== undefined && bonds.has(bondMaster) && !files.has(keyOf(device.name) ?? '')) {
    crash(reading, 'member-by-set-name', device.spot, { name: textOf(device.name), id: idText(device) })
  }
  for (const port of device.type === 'bridge' ? (device.bridgePorts ?? []) : []) {
    const key = keyOf(port.node) ?? ''
    if (!files.has(key) && !state.foreign.has(key)) {
      crash(reading, 'member-undefined', port, { name: textOf(port.node) })
    }
  }
}

const idText = ({ id }: Interface): string => (id === null ? '' : textOf(id))

const knownTypes = new Set(['dhcp', 'dhcp4', 'static', 'static6', 'manual'])

const checkSubnets = (reading: Reading, device: Interface): void => {
  const set = { 4: false, 6: false }
  for (const subnet of device.subnets) {
    if (!knownTypes.has(subnet.type) && !isDynamicIpv6(subnet.type)) {
      crash(reading, 'nc-v1-subnet-type-unknown', subnet.spot, { type: subnet.type })
    }
    if (isStatic(subnet.type)) checkStatic(reading, subnet)
    checkRoutes(reading, subnet, set)
  }
}

const checkStatic = (reading: Reading, subnet: Subnet): void => {
  if (subnet.address === undefined && subnet.network !== null) {
    crash(reading, 'nc-v1-ip-address-key', subnet.network.place)
  }
  const fourth = subnet.nameservers?.[NAMESERVERS]
  if (fourth !== undefined) {
    report(reading, 'dns-servers-too-many', 'silent', ['sysconfig'], fourth.place, { limit: NAMESERVERS })
  }
  const odd = (subnet.search ?? []).find((item) => item.text === null)
  if (odd !== undefined) crash(reading, 'dns-not-text', odd.place, { value: textOf(odd.place.node) })
}

const checkRoutes = (reading: Reading, subnet: Subnet, set: { 4: boolean; 6: boolean }): void => {
  for (const route of subnet.routes) {
    if (route.gateway === undefined) {
      const byDefault = isDefaultRoute(route) && !isDynamicIpv6(subnet.type)
      if (!subnet.ipv6 || !byDefault)
        crash(reading, 'route-without-gateway', route.gatewaySpot, routeFacts(route))
      continue
    }
    if (!isDefaultRoute(route) || isDynamicIpv6(subnet.type)) continue
    if ((subnet.ipv4 && set[4]) || (subnet.ipv6 && set[6])) {
      crash(reading, 'nc-v1-default-route-twice', route.spot, routeFacts(route))
    }
    set[subnet.ipv6 || isPythonIpv6(textOf(route.gateway.node)) ? 6 : 4] = true
  }
}

const checkVlan = (reading: Reading, device: Interface): void => {
  const { vlanId } = device
  if (vlanId === undefined || vlanId.node.kind === 'null') {
    crash(reading, 'vlan-id-missing', vlanId ?? device.spot)
  } else if (intOf(vlanId.node) === null) {
    crash(reading, 'vlan-id-malformed', vlanId, { id: textOf(vlanId.node) })
  }
}

/** A list of bond options is joined into one line, over which anything but text stumbles. */
const checkBondOptions = (reading: Reading, device: Interface): void => {
  for (const option of sysconfigBondOptions) {
    const keys = [`bond_${option}`, `bond-${option.replaceAll('_', '-')}`]
    const key = keys.find((spelling) => device.options.has(spelling))
    const place = key === undefined ? undefined : device.options.get(key)
    if (key === undefined || place?.node.kind !== 'sequence') continue
    if (place.node.items.some((item) => item.kind !== 'string')) {
      crash(reading, 'nc-v2-wrong-kind', place, { key, kind: 'sequence' })
    }
  }
}

const NAMESERVERS = 3
const SEARCH_DOMAINS = 6
const SEARCH_CHARACTERS = 256

/** resolv.conf gets the search domains of all interfaces together. */
const checkSearchDomains = (reading: Reading, state: NetworkState): void => {
  const seen = new Set<string>()
  let length = 0
  for (const { place, text } of allSearchDomains(state)) {
    const domain = text ?? textOf(place.node)
    if (seen.has(domain)) continue
    length += domain.length + (seen.size > 0 ? 1 : 0)
    if (seen.size >= SEARCH_DOMAINS || length > SEARCH_CHARACTERS) {
      crash(reading, 'dns-search-too-many', place, { limit: SEARCH_DOMAINS })
      return
    }
    seen.add(domain)
  }
}

const allSearchDomains = function* (state: NetworkState): Generator<DnsItem> {
  for (const device of state.interfaces.values()) {
    for (const subnet of device.subnets) yield* subnet.search ?? []
    yield* device.dns?.search ?? []
  }
  yield* state.searchDomains
}
