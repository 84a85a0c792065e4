import { parsedRenderers } from '../fault.ts'
import { contains, parseNetwork } from '../ip-address.ts'
import { sections } from '../netplan/device-keys.ts'
import { isTruthy, textOf } from '../python-value.ts'
import {
  at,
  type Field,
  fieldsOf,
  isMapping,
  itemsOf,
  keySpot,
  type MappingPlace,
  type Reading,
  report,
} from '../reading.ts'
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
  for (const { name, key } of fieldsOf(reading, device)) checkKey(reading, section, textOf(name), key, keys)
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
    report(reading, 'gateway4-deprecated', 'none', 'all', keySpot(device, key), { key })
    const own = addresses.filter(({ network }) => network.version === version)
    if (!isTruthy(gateway.node)) continue
    const args = { key, gateway: textOf(gateway.node) }
    const [first] = own
    if (first === undefined) silent(reading, 'gateway-without-address', gateway, args)
    else checkReach(reading, gateway, first.network, args)
  }
}

const checkReach = (
  reading: Reading,
  gateway: NonNullable<ReturnType<typeof at>>,
  network: NonNullable<ReturnType<typeof parseNetwork>>,
  args: { key: string; gateway: string },
): void => {
  const parsed = parseNetwork(args.gateway)
  if (parsed === null || parsed.version !== network.version || parsed.suffix !== null) {
    silent(reading, 'gateway-malformed', gateway, args)
    return
  }
  const prefix = network.suffix === null ? null : Number(network.suffix)
  if (prefix === null || !Number.isInteger(prefix)) return
  if (contains(network.address, prefix, args.gateway) !== false) return
  const lost = ['netplan', 'eni', 'sysconfig', 'network-manager'] as const
  report(reading, 'gateway-outside-subnets', 'silent', lost, gateway, { ...args, address: network.address })
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
      report(reading, 'route-to-default-old', 'none', parsedRenderers, to)
    }
  }
}

const checkName = (reading: Reading, id: Field, device: MappingPlace): void => {
  const setName = at(device, 'set-name')
  const chosen = setName !== undefined && isTruthy(setName.node)
  const matched = !chosen && at(device, 'match') !== undefined
  const name = chosen ? textOf(setName.node) : textOf(id.name)
  const bytes = new TextEncoder().encode(name.slice(0, 1000)).length
  if (!matched && bytes > 15)
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
