import { parsedRenderers } from '../fault.ts'
import { type IpNetwork, ipv4Prefix, ipv6Prefix, parseNetwork } from '../ip-address.ts'
import { sections } from '../netplan/device-keys.ts'
import { isTruthy, textOf } from '../python-value.ts'
import { reachOf, shownSubnets } from '../reach.ts'
import {
  at,
  type Field,
  fieldsBeside,
  fieldsOf,
  isMapping,
  itemsOf,
  keySpot,
  type MappingPlace,
  type Place,
  type Reading,
  report,
} from '../reading.ts'
import { textIn } from '../route.ts'
import { isFalseWord } from './false-words.ts'
import { deviceKeys } from './read-keys.ts'

/** Settings of version 2 that get lost or changed without a message, mostly outside netplan. */
export const checkLosses = (reading: Reading, body: MappingPlace): void => {
  for (const section of fieldsOf(reading, body)) {
    const name = textOf(section.name)
    const keys = deviceKeys.get(name)
    if (keys === undefined) continue
    for (const id of fieldsOf(reading, section.value)) {
      if (isMapping(id.value)) checkDevice(reading, name, id, id.value, keys)
    }
  }
}

const silent = (
  reading: Reading,
  ...rest: [Parameters<typeof report>[1], Parameters<typeof report>[4], Parameters<typeof report>[5]?]
) => report(reading, rest[0], 'silent', parsedRenderers, rest[1], rest[2])

const checkDevice = (
  reading: Reading,
  section: string,
  id: Field,
  device: MappingPlace,
  keys: ReadonlySet<string>,
): void => {
  for (const { name, key } of fieldsBeside(reading, device, keys))
    checkKey(reading, section, textOf(name), key, keys)
  for (const family of ['dhcp4', 'dhcp6']) {
    const dhcp = at(device, family)
    if (dhcp !== undefined && isFalseWord(dhcp))
      silent(reading, 'dhcp4-quoted-false', dhcp, { key: family, value: textOf(dhcp.node) })
  }
  checkGateways(reading, device)
  checkRoutes(reading, device)
  checkName(reading, id, device)
  if (section === 'ethernets') checkMatch(reading, device)
}

const checkKey = (
  reading: Reading,
  section: string,
  name: string,
  key: Field['key'],
  keys: ReadonlySet<string>,
): void => {
  if (keys.has(name)) return
  const known = sections.get(section)?.has(name) === true
  silent(reading, known ? 'nc-v2-key-netplan-only' : 'nc-v2-unknown-key', key, { key: name })
}

const addressesOf = (reading: Reading, device: MappingPlace) => {
  const addresses = at(device, 'addresses')
  const items = addresses === undefined ? [] : itemsOf(reading, addresses)
  return items.flatMap((place) => {
    const network = place.node.kind === 'string' ? parseNetwork(place.node.value) : null
    return network === null ? [] : [{ place, network }]
  })
}

const checkGateways = (reading: Reading, device: MappingPlace): void => {
  const addresses = addressesOf(reading, device)
  for (const { place, network } of addresses) {
    if (network.suffix === null) {
      const prefix = network.version === 4 ? 24 : 64
      silent(reading, 'prefix-missing-v2', place, { address: network.address, prefix })
    }
  }
  for (const version of [4, 6] as const) {
    const key = `gateway${version}`
    const gateway = at(device, key)
    if (gateway === undefined) continue
    if (!isTruthy(gateway.node)) continue
    report(reading, 'gateway4-deprecated', 'none', 'all', keySpot(device, key), { key })
    const own = addresses.filter(({ network }) => network.version === version)
    const args = { key, gateway: textOf(gateway.node) }
    if (own.length === 0) silent(reading, 'gateway-without-address', gateway, args)
    else
      checkReach(
        reading,
        device,
        gateway,
        own.map(({ network }) => network),
        args,
      )
  }
}

const checkReach = (
  reading: Reading,
  device: MappingPlace,
  gateway: Place,
  networks: readonly IpNetwork[],
  args: { key: string; gateway: string },
): void => {
  const parsed = parseNetwork(args.gateway)
  const { version } = networks[0] ?? { version: 4 }
  if (parsed === null || parsed.version !== version || parsed.suffix !== null) {
    silent(reading, 'gateway-malformed', gateway, args)
    return
  }
  const subnets = networks.flatMap((network) => subnetOf(network) ?? [])
  const unknown = subnets.length < networks.length || isTruthy(at(device, `dhcp${version}`)?.node)
  if (unknown || reachOf(subnets)(args.gateway) !== false || hasLinkRoute(reading, device, args.gateway))
    return
  const lost = ['netplan', 'eni', 'sysconfig', 'network-manager'] as const
  const shown = { ...args, addresses: shownSubnets(subnets) }
  report(reading, 'gateway-outside-subnets', 'silent', lost, gateway, shown)
}

const subnetOf = ({ version, address, suffix }: IpNetwork) => {
  const prefix = suffix === null ? null : (version === 4 ? ipv4Prefix : ipv6Prefix)(suffix)
  return prefix === null ? null : { address, prefix }
}

/** A route without a gateway of its own leads to what is on the link. */
const hasLinkRoute = (reading: Reading, device: MappingPlace, gateway: string): boolean => {
  const routes = at(device, 'routes')
  return (routes === undefined ? [] : itemsOf(reading, routes)).some((item) => {
    if (!isMapping(item) || textIn(item, 'via') !== null) return false
    const network = parseNetwork(textIn(item, 'to') ?? '')
    if (network === null) return false
    const subnet = subnetOf({ ...network, suffix: network.suffix ?? (network.version === 4 ? '32' : '128') })
    return subnet !== null && reachOf([subnet])(gateway) === true
  })
}

/** Routes hang on the first address or DHCP of the device. */
const checkRoutes = (reading: Reading, device: MappingPlace): void => {
  const routes = at(device, 'routes')
  if (routes?.node.kind !== 'sequence' || routes.node.items.length === 0) return
  const carried = ['dhcp4', 'dhcp6', 'addresses'].some((key) => isTruthy(at(device, key)?.node))
  if (!carried) silent(reading, 'routes-without-address', keySpot(device, 'routes'))
  for (const item of itemsOf(reading, routes)) {
    const to = isMapping(item) ? at(item, 'to') : undefined
    if (to?.node.kind === 'string' && to.node.value === 'default') {
      const via = isMapping(item) ? textIn(item, 'via') : null
      report(reading, 'route-to-default-old', 'none', parsedRenderers, to, { to: 'default', via })
    }
  }
}

const utf8 = new TextEncoder()

const checkName = (reading: Reading, id: Field, device: MappingPlace): void => {
  const setName = at(device, 'set-name')
  const chosen = setName !== undefined && isTruthy(setName.node)
  const matched = !chosen && at(device, 'match') !== undefined
  const name = chosen ? textOf(setName.node) : textOf(id.name)
  if (matched || name.length <= 5) return
  const bytes = utf8.encode(name.slice(0, 1000)).length
  if (bytes > 15)
    report(reading, 'name-too-long', 'silent', 'all', chosen ? setName : id.key, { name, bytes })
}

const checkMatch = (reading: Reading, device: MappingPlace): void => {
  const match = at(device, 'match')
  const named = isTruthy(at(device, 'set-name')?.node)
  if (match === undefined) {
    if (named) silent(reading, 'nc-v2-set-name-without-match', keySpot(device, 'set-name'))
    return
  }
  if (!isMapping(match) || isTruthy(at(match, 'macaddress')?.node)) return
  if (match.node.entries.length > 0) silent(reading, 'nc-v2-match-name-ignored', keySpot(device, 'match'))
}
