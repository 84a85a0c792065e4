import { netKeysOf, networkOf } from './net-keys.ts'
import type { DnsItem, Route, Subnet } from './network-state.ts'
import { isStatic } from './network-state.ts'
import { isTruthy } from './python-value.ts'
import {
  at,
  isMapping,
  itemsOf,
  type MappingPlace,
  misfitSpot,
  type Place,
  type Reading,
  raise,
  spotOf,
} from './reading.ts'
import { readRoutes } from './route.ts'

/** The subnets of a version 1 entry; version 2 builds its own. */
export const readSubnets = (reading: Reading, place: Place | undefined): readonly Subnet[] => {
  if (place === undefined || !isTruthy(place.node)) return []
  if (place.node.kind !== 'sequence') {
    raise(reading, 'nc-v1-subnets-not-list', misfitSpot(place))
    return []
  }
  return itemsOf(reading, place).flatMap((item) => readSubnet(reading, item) ?? [])
}

const readSubnet = (reading: Reading, item: Place): Subnet | null => {
  if (!isMapping(item)) {
    raise(reading, 'nc-v1-subnets-not-list', item)
    return null
  }
  const type = at(item, 'type')
  if (type?.node.kind !== 'string' || type.node.value === '') {
    raise(reading, 'nc-v1-subnet-type-missing', type ?? item)
    return null
  }
  return buildSubnet(reading, item, type.node.value)
}

const buildSubnet = (reading: Reading, item: MappingPlace, type: string): Subnet => {
  const address = truthy(at(item, 'address'))
  const network = isStatic(type) ? staticNetwork(reading, item, address) : null
  return {
    type,
    spot: spotOf(at(item, 'type') ?? item),
    network,
    address,
    hasPrefix: network !== null || truthy(at(item, 'prefix')) !== undefined,
    gateway: truthy(at(item, 'gateway')),
    routes: readSubnetRoutes(reading, item),
    nameservers: dnsList(reading, truthy(at(item, 'dns_nameservers'))),
    search: dnsList(reading, truthy(at(item, 'dns_search'))),
    control: truthy(at(item, 'control')),
    metric: truthy(at(item, 'metric')),
    mtu: truthy(at(item, 'mtu')),
    eniOnly: ['broadcast', 'pointopoint', 'scope'].flatMap((key) => truthy(at(item, key)) ?? []),
    ipv4: truthy(at(item, 'ipv4')) !== undefined,
    ipv6: truthy(at(item, 'ipv6')) !== undefined,
  }
}

/** cloud-init drops empty values, zero and `false` before it looks at them. */
const truthy = (place: Place | undefined): Place | undefined =>
  place !== undefined && isTruthy(place.node) ? place : undefined

const staticNetwork = (reading: Reading, item: MappingPlace, address: Place | undefined) => {
  const source = address ?? truthy(at(item, 'ip_address'))
  if (source !== undefined) return networkOf(reading, netKeysOf(item, source))
  raise(reading, 'nc-v1-static-without-address', at(item, 'type') ?? item)
  return null
}

const readSubnetRoutes = (reading: Reading, item: MappingPlace): readonly Route[] => {
  const routes = at(item, 'routes')
  return routes === undefined ? [] : readRoutes(reading, routes)
}

/** Items of a list, or the words of a text. */
export const dnsList = (reading: Reading, place: Place | undefined): readonly DnsItem[] | undefined => {
  if (place === undefined) return undefined
  if (place.node.kind === 'sequence') return itemsOf(reading, place).map(dnsItem)
  if (place.node.kind === 'string') {
    return (place.node.value.match(/\S+/g) ?? []).map((text) => ({ text, place }))
  }
  raise(reading, 'dns-not-list', misfitSpot(place))
  return undefined
}

const dnsItem = (place: Place): DnsItem => ({
  text: place.node.kind === 'string' ? place.node.value : null,
  place,
})

/** One value, or every item of a list, as the nameserver handlers take them. */
export const dnsOneOrMany = (reading: Reading, place: Place | undefined): readonly DnsItem[] => {
  if (place === undefined) return []
  return place.node.kind === 'sequence' ? itemsOf(reading, place).map(dnsItem) : [dnsItem(place)]
}
