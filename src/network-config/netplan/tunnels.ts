import type { FaultCode } from '../fault-codes.ts'
import { isInetAddress, parseIpv4, parseIpv6 } from '../ip-address.ts'
import { dumpedText } from '../python-value.ts'
import { at, isMapping, type MappingPlace } from '../reading.ts'
import type { Definition } from './definition.ts'
import {
  anyScalar,
  type Check,
  listOf,
  mappingOf,
  type Refusing,
  refuse,
  refuseKind,
  scalar,
} from './refusal.ts'
import { familyOf } from './routes.ts'
import { boolean, oneOf, unsigned, unsignedOf } from './scalars.ts'
import { checkWireguard, peer } from './wireguard.ts'

const IPV6_MODES = new Set(['ipip6', 'ip6ip6', 'ip6gre', 'ip6gretap', 'vti6'])
const KEYED_MODES = new Set(['gre', 'gretap', 'ip6gre', 'ip6gretap', 'vti', 'vti6'])
const MODES = new Set([...IPV6_MODES, ...KEYED_MODES, 'ipip', 'sit', 'isatap', 'wireguard', 'vxlan'])

const address: Check = (ctx, value, key) => {
  const text = scalar(ctx, value, key)
  if (text !== null && !isInetAddress(text)) refuse(ctx, 'address-malformed', value, { address: text })
}

/** One key for both directions, or a mapping of them. */
const keys: Check = (ctx, value, key) => {
  if (value.node.kind === 'sequence') refuseKind(ctx, value, key)
  else if (isMapping(value)) keyPair(ctx, value, key)
}

const keyPair = mappingOf(
  new Map([
    ['input', anyScalar],
    ['output', anyScalar],
    ['private', anyScalar],
  ]),
)

/** Two numbers, in any order. */
const portRange: Check = (ctx, value, key) => {
  listOf(unsigned)(ctx, value, key)
  if (value.node.kind === 'sequence' && value.node.items.length !== 2)
    refuse(ctx, 'nc-v2-value-not-allowed', value, { key, value: null })
}

export const tunnelKeys: readonly (readonly [string, Check])[] = [
  ['mode', anyScalar],
  ['local', address],
  ['remote', address],
  ['ttl', unsigned],
  ['key', keys],
  ['keys', keys],
  ['mark', unsigned],
  ['port', unsigned],
  ['peers', listOf(peer)],
  ['link', anyScalar],
  ['ageing', unsigned],
  ['aging', unsigned],
  ['id', unsigned],
  ['limit', unsigned],
  ['type-of-service', unsigned],
  ['flow-label', unsigned],
  ['do-not-fragment', boolean],
  ['short-circuit', boolean],
  ['arp-proxy', boolean],
  ['mac-learning', boolean],
  ['notifications', listOf(oneOf('l2-miss', 'l3-miss'))],
  ['checksums', listOf(oneOf('udp', 'zero-udp6-tx', 'zero-udp6-rx', 'remote-tx', 'remote-rx'))],
  ['extensions', listOf(oneOf('group-policy', 'generic-protocol'))],
  ['port-range', portRange],
]

type Missing = (key: string, code?: FaultCode) => void

/** What a tunnel of its mode must have, and must not. */
export const checkTunnel = (ctx: Refusing, { body, renderer }: Definition, missing: Missing): void => {
  missing('mode')
  const mode = at(body, 'mode')
  const name = mode === undefined ? null : dumpedText(mode.node)
  if (mode === undefined || name === null) return
  if (!MODES.has(name)) {
    refuse(ctx, 'nc-v2-value-not-allowed', mode, { key: 'mode', value: name })
    return
  }
  if (UNSUPPORTED[renderer]?.has(name)) refuse(ctx, 'nc-v2-backend-unsupported', mode, { backend: renderer })
  if (name === 'wireguard') {
    checkWireguard(ctx, body, renderer, missing)
    return
  }
  if (name === 'vxlan') checkVxlan(ctx, body, missing)
  else checkEnds(ctx, body, name, missing)
  checkRange(ctx, body, 'ttl', 0, 255)
  checkTunnelKeys(ctx, body, name, renderer)
}

const UNSUPPORTED: Readonly<Record<string, ReadonlySet<string>>> = {
  networkd: new Set(['isatap']),
  NetworkManager: new Set(['gretap', 'ip6gretap']),
}

/** A VXLAN has a number of 24 bits, and both its ends, where told, are of one family. */
const checkVxlan = (ctx: Refusing, body: MappingPlace, missing: Missing): void => {
  missing('id')
  checkRange(ctx, body, 'id', 1, 0xffffff)
  checkRange(ctx, body, 'flow-label', 0, 0xfffff)
  const [local, remote] = [at(body, 'local'), at(body, 'remote')]
  if (local === undefined || remote === undefined) return
  const [one, other] = [local, remote].map(({ node }) => familyOf(dumpedText(node) ?? ''))
  if (one !== null && other !== null && one !== other)
    refuse(ctx, 'address-malformed', remote, { address: dumpedText(remote.node) })
}

const checkRange = (ctx: Refusing, body: MappingPlace, key: string, least: number, most: number): void => {
  const place = at(body, key)
  const number = place === undefined ? null : unsignedOf(dumpedText(place.node) ?? '')
  if (place === undefined || number === null || (number >= least && number <= most)) return
  refuse(ctx, 'nc-v2-value-not-allowed', place, { key, value: String(number) })
}

/** Both ends of a tunnel are addresses of the family that its mode takes. */
const checkEnds = (ctx: Refusing, body: MappingPlace, mode: string, missing: Missing): void => {
  for (const key of ['local', 'remote']) {
    missing(key)
    const end = at(body, key)
    const text = end === undefined ? '' : (dumpedText(end.node) ?? '')
    const other = IPV6_MODES.has(mode) ? parseIpv4(text) : parseIpv6(text)
    if (end !== undefined && other !== null) refuse(ctx, 'address-malformed', end, { address: text })
  }
}

/** Only GRE and VTI have keys: a number or four decimal groups. */
const checkTunnelKeys = (ctx: Refusing, body: MappingPlace, mode: string, backend: string): void => {
  for (const place of [at(body, 'key'), at(body, 'keys')]) {
    const ends = isMapping(place) ? [at(place, 'input'), at(place, 'output')] : [place]
    for (const end of ends) {
      const text = end === undefined ? null : dumpedText(end.node)
      if (end === undefined || text === null) continue
      const fits = parseIpv4(text) !== null || (text !== '' && unsignedOf(text) !== null)
      if (!fits || !KEYED_MODES.has(mode))
        refuse(ctx, 'nc-v2-value-not-allowed', end, { key: 'key', value: null })
      else if (backend === 'NetworkManager' && mode.startsWith('vti'))
        refuse(ctx, 'nc-v2-backend-unsupported', end, { backend })
    }
  }
}
