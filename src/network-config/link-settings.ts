import type { Link, LinkAddress, LinkMac, LinkRoute } from './link.ts'
import { normalMac } from './mac-address.ts'
import type { Network, Route, Subnet } from './network-state.ts'
import { isTruthy, textOf } from './python-value.ts'
import { type Place, shownAt, spotOf } from './reading.ts'

/** What the subnets of a device say about its addressing. */
type Settings = Pick<Link, 'dhcp4' | 'dhcp6' | 'slaac' | 'addresses' | 'gateways' | 'nameservers' | 'routes'>

const dhcp6Types = new Set(['dhcp6', 'ipv6_dhcpv6-stateful', 'ipv6_dhcpv6-stateless'])

export const settingsOf = (subnets: readonly Subnet[]): Settings => {
  const has = (test: (type: string) => boolean): boolean => subnets.some(({ type }) => test(type))
  return {
    dhcp4: has((type) => type === 'dhcp' || type === 'dhcp4'),
    dhcp6: has((type) => dhcp6Types.has(type)),
    slaac: has((type) => type === 'ipv6_slaac' || type === 'ipv6_dhcpv6-stateless'),
    addresses: subnets.flatMap(({ network }) => (network === null ? [] : [addressOf(network)])),
    gateways: subnets.flatMap(({ gateway }) => (gateway === undefined ? [] : [textAt(gateway)])),
    nameservers: subnets.flatMap(({ nameservers }) => (nameservers ?? []).flatMap(({ text }) => text ?? [])),
    routes: subnets.flatMap(({ routes }) => routes.map(routeOf)),
  }
}

/** A key by which somebody meant to give an address. */
export const soundsLikeAddress = (key: string): boolean => /^_?(dhcp|ad+res|ip_?ad|subnet$)/i.test(key)

const addressOf = ({ address, prefix, place }: Network): LinkAddress => ({
  text: `${address}/${prefix}`,
  ...shownAt(spotOf(place)),
})

export const textAt = (place: Place): LinkAddress => ({ text: textOf(place.node), ...shownAt(spotOf(place)) })

const routeOf = ({ network, gateway, metric, spot }: Route): LinkRoute => ({
  to: `${network.address}/${network.prefix}`,
  via: gateway === undefined ? null : textOf(gateway.node),
  viaSpot: gateway === undefined ? null : shownAt(spotOf(gateway)),
  onLink: false,
  metric: metric === undefined ? null : textOf(metric.node),
  table: null,
  ...shownAt(spot),
})

export const macOf = (place: Place | undefined): LinkMac | null => {
  if (place === undefined || !isTruthy(place.node)) return null
  const text = textOf(place.node)
  return { text, normal: place.node.kind === 'string' ? normalMac(text) : null, ...shownAt(spotOf(place)) }
}

/** Members as text; nothing for a value that is no list. */
export const namesOf = (place: Place | undefined): readonly string[] =>
  place?.node.kind === 'sequence' ? place.node.items.map(textOf) : []
