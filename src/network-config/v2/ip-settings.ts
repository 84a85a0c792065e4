import { networkOf } from '../net-keys.ts'
import type { DnsItem, Route, Subnet } from '../network-state.ts'
import { isTruthy } from '../python-value.ts'
import {
  at,
  fieldsOf,
  isMapping,
  itemsOf,
  type MappingPlace,
  misfitSpot,
  type Place,
  type Reading,
  raise,
  spotOf,
} from '../reading.ts'
import { finishRoute, iteratesToNothing, present, textIn } from '../route.ts'
import { dnsList } from '../subnet.ts'

/** DHCP, addresses, gateways, DNS and routes of a device, as the subnets that the renderers take. */
export const readIpSettings = (reading: Reading, device: MappingPlace): readonly Subnet[] => {
  const subnets: Subnet[] = []
  readDhcp(reading, device, 4, subnets)
  readDhcp(reading, device, 6, subnets)
  readAddresses(reading, device, subnets)
  const routes = readDeviceRoutes(reading, device)
  const [first] = subnets
  if (first !== undefined && routes.length > 0) subnets[0] = { ...first, routes }
  return subnets
}

const blank = {
  network: null,
  address: undefined,
  hasPrefix: false,
  gateway: undefined,
  routes: [],
  nameservers: undefined,
  search: undefined,
  control: undefined,
  metric: undefined,
  mtu: undefined,
  ipv4: false,
  ipv6: false,
}

const readDhcp = (reading: Reading, device: MappingPlace, family: 4 | 6, subnets: Subnet[]): void => {
  const dhcp = at(device, `dhcp${family}`)
  if (dhcp === undefined || !isTruthy(dhcp.node)) return
  const overrides = at(device, `dhcp${family}-overrides`)
  const metric = isMapping(overrides) ? at(overrides, 'route-metric') : undefined
  if (overrides !== undefined && !isSearchable(overrides)) {
    raise(reading, 'dhcp-overrides-not-mapping', misfitSpot(overrides))
  }
  const kept = metric !== undefined && isTruthy(metric.node) ? metric : undefined
  subnets.push({ ...blank, type: `dhcp${family}`, spot: spotOf(dhcp), metric: kept })
}

/** Python's `in` works on it, and finds no key in a text or list that would then be looked up. */
const isSearchable = ({ node }: Place): boolean => {
  if (node.kind === 'string') return !node.value.includes('route-metric')
  if (node.kind !== 'sequence') return node.kind === 'mapping'
  return !node.items.some((item) => item.kind === 'string' && item.value === 'route-metric')
}

const readAddresses = (reading: Reading, device: MappingPlace, subnets: Subnet[]): void => {
  let dns = readDns(reading, device)
  const gateways = [at(device, 'gateway4'), at(device, 'gateway6')]
  for (const place of addressItems(reading, device)) {
    if (place.node.kind !== 'string') {
      raise(reading, 'address-not-text', place)
      continue
    }
    const family = place.node.value.includes(':') ? 1 : 0
    const gateway = gateways[family]
    if (gateway?.node.kind !== 'null') gateways[family] = undefined
    subnets.push(staticSubnet(reading, place, gateway, dns))
    // The first address carries the DNS of the device.
    dns = undefined
  }
}

const staticSubnet = (
  reading: Reading,
  place: Place,
  gateway: Place | undefined,
  dns: DeviceDns | undefined,
): Subnet => {
  const network = networkOf(reading, { address: place, netmask: undefined, prefix: undefined, gateway })
  const kept = gateway !== undefined && isTruthy(gateway.node) ? gateway : undefined
  return {
    type: 'static',
    spot: spotOf(place),
    network,
    address: place,
    hasPrefix: true,
    gateway: kept,
    routes: [],
    nameservers: dns?.nameservers,
    search: dns?.search,
    control: undefined,
    metric: undefined,
    mtu: undefined,
    ipv4: false,
    ipv6: false,
  }
}

/** What Python's `for … in` gives: list items, or the keys of a mapping. */
const addressItems = (reading: Reading, device: MappingPlace): readonly Place[] => {
  const addresses = at(device, 'addresses')
  if (addresses === undefined || iteratesToNothing(addresses)) return []
  if (addresses.node.kind === 'sequence') return itemsOf(reading, addresses)
  if (addresses.node.kind === 'mapping') {
    return fieldsOf(reading, addresses).map(({ name, value }) => ({ node: name, trail: value.trail }))
  }
  raise(reading, 'addresses-not-list', misfitSpot(addresses))
  return []
}

interface DeviceDns {
  readonly nameservers: readonly DnsItem[] | undefined
  readonly search: readonly DnsItem[] | undefined
}

const readDns = (reading: Reading, device: MappingPlace): DeviceDns | undefined => {
  const dns = at(device, 'nameservers')
  if (dns === undefined) return undefined
  if (!isMapping(dns)) {
    raise(reading, 'nc-v2-nameservers-not-mapping', misfitSpot(dns))
    return undefined
  }
  return {
    nameservers: dnsOf(reading, device, dns, 'addresses'),
    search: dnsOf(reading, device, dns, 'search'),
  }
}

/** Only a device with an address carries its DNS into a subnet, where it must be a list or text. */
const dnsOf = (reading: Reading, device: MappingPlace, dns: MappingPlace, key: string) => {
  const place = at(dns, key)
  if (place === undefined || !isTruthy(place.node) || !isTruthy(at(device, 'addresses')?.node))
    return undefined
  return dnsList(reading, place)
}

const readDeviceRoutes = (reading: Reading, device: MappingPlace): readonly Route[] => {
  const routes = at(device, 'routes')
  if (routes === undefined || iteratesToNothing(routes)) return []
  if (routes.node.kind !== 'sequence') {
    raise(reading, 'routes-not-list', misfitSpot(routes))
    return []
  }
  return itemsOf(reading, routes).flatMap((item) => readDeviceRoute(reading, item) ?? [])
}

const readDeviceRoute = (reading: Reading, item: Place): Route | null => {
  if (!isMapping(item)) {
    raise(reading, 'routes-not-list', item)
    return null
  }
  const to = present(at(item, 'to'))
  if (to === undefined || !isTruthy(to.node)) {
    raise(reading, 'route-without-destination', at(item, 'to') ?? item, { via: textIn(item, 'via') })
    return null
  }
  return finishRoute(reading, item, to, present(at(item, 'via')), present(at(item, 'metric')))
}
