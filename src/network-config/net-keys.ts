import {
  addressProblem,
  ipv4Prefix,
  ipv6Prefix,
  isPythonIpv4,
  isPythonIpv6,
  parseNetwork,
} from './ip-address.ts'
import type { Network } from './network-state.ts'
import { intOf, isTruthy, keyOf, textOf } from './python-value.ts'
import { at, type MappingPlace, type Place, type Reading, raise, report, type Spot } from './reading.ts'

/** The parts of a subnet or route from which cloud-init computes address and prefix. */
export interface NetKeys {
  readonly address: Place
  readonly netmask: Place | undefined
  readonly prefix: Place | undefined
  readonly gateway: Place | undefined
  /** Of a route: where a missing gateway is shown. */
  readonly gatewaySpot?: Spot
}

export const netKeysOf = (entry: MappingPlace, address: Place): NetKeys => ({
  address,
  netmask: kept(at(entry, 'netmask')),
  prefix: kept(at(entry, 'prefix')),
  gateway: kept(at(entry, 'gateway')),
})

/** Empty values are dropped before use, zero is not. */
const kept = (place: Place | undefined): Place | undefined =>
  place !== undefined && (isTruthy(place.node) || keyOf(place.node) === 'n0') ? place : undefined

/** Address and prefix of a static subnet or a route; `null` after the exception that cloud-init raises. */
export const networkOf = (reading: Reading, keys: NetKeys): Network | null => {
  const text = resolveDefault(reading, keys)
  if (text === null) return null
  const parsed = parseNetwork(text)
  if (parsed === null) {
    raiseAddress(reading, keys.address, text)
    return null
  }
  const { version, address, suffix } = parsed
  const prefix = suffix === null ? prefixBeside(reading, keys, version) : prefixOf(version, suffix)
  if (prefix === null) return null
  if (suffix !== null) checkMask(reading, keys, version, prefix)
  const assumed = suffix === null && keys.prefix === undefined && !isSet(keys.netmask)
  return { version, address, prefix, place: keys.address, assumed }
}

/** The prefix length wins over a netmask beside it, which nobody then looks at. */
const checkMask = (reading: Reading, { netmask }: NetKeys, version: 4 | 6, prefix: number): void => {
  if (!isSet(netmask)) return
  const mask = textOf(netmask.node)
  if ((version === 4 ? ipv4Prefix : ipv6Prefix)(mask) === prefix) return
  report(reading, 'netmask-ignored', 'silent', 'all', netmask, { netmask: mask, prefix })
}

const isSet = (place: Place | undefined): place is Place => place !== undefined && isTruthy(place.node)

const prefixOf = (version: 4 | 6, text: string): number =>
  (version === 4 ? ipv4Prefix(text) : ipv6Prefix(text)) ?? (version === 4 ? 24 : 64)

/** `default` means the whole family of its gateway (since 25.3). */
const resolveDefault = (reading: Reading, { address, gateway, gatewaySpot }: NetKeys): string | null => {
  const text = textOf(address.node)
  if (text !== 'default') return text
  const via = gateway === undefined ? '' : textOf(gateway.node)
  if (isPythonIpv4(via)) return '0.0.0.0/0'
  if (isPythonIpv6(via)) return '::/0'
  if (gatewaySpot === undefined) raise(reading, 'address-malformed', address, { address: text })
  else if (gateway === undefined) {
    raise(reading, 'route-without-gateway', gatewaySpot, { to: text, via: null })
  } else raise(reading, 'gateway-malformed', gateway, { to: text, gateway: via })
  return null
}

/** `prefix` before `netmask` before the guess. */
const prefixBeside = (reading: Reading, keys: NetKeys, version: 4 | 6): number | null => {
  const { prefix, netmask } = keys
  if (prefix !== undefined) {
    const value = intOf(prefix.node)
    if (value !== null && (version === 6 || (value >= 0n && value <= 32n))) return Number(value)
    raise(reading, 'prefix-out-of-range', prefix, {
      address: textOf(keys.address.node),
      prefix: textOf(prefix.node),
    })
    return null
  }
  if (!isSet(netmask)) return version === 4 ? 24 : 64
  const length = (version === 4 ? ipv4Prefix : ipv6Prefix)(textOf(netmask.node))
  if (length === null) raise(reading, 'netmask-malformed', netmask, { netmask: textOf(netmask.node) })
  return length
}

const codes = {
  'octet-too-big': 'address-octet-too-big',
  'leading-zero': 'address-leading-zero',
  prefix: 'prefix-out-of-range',
  malformed: 'address-malformed',
} as const

/** The code for an address that is not one. */
export const addressCode = (text: string): (typeof codes)[keyof typeof codes] => codes[addressProblem(text)]

const raiseAddress = (reading: Reading, place: Place, text: string): void => {
  const { kind } = place.node
  if (kind === 'mapping' || kind === 'sequence') raise(reading, 'address-not-text', place)
  else raise(reading, addressCode(text), place, { address: text })
}
