import type { FaultCode } from '../fault-codes.ts'
import { isInetAddress, parseIpv4, parseIpv6 } from '../ip-address.ts'
import { dumpedText } from '../python-value.ts'
import { at, isMapping, itemsOf, type MappingPlace, type Place } from '../reading.ts'
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
import { boolean, oneOf, unsigned, unsignedOf } from './scalars.ts'

const IPV6_MODES = new Set(['ipip6', 'ip6ip6', 'ip6gre', 'ip6gretap', 'vti6'])
const KEYED_MODES = new Set(['gre', 'gretap', 'ip6gre', 'ip6gretap', 'vti', 'vti6'])
const MODES = new Set([...IPV6_MODES, ...KEYED_MODES, 'ipip', 'sit', 'isatap', 'wireguard', 'vxlan'])

const address: Check = (ctx, value, key) => {
  const text = scalar(ctx, value, key)
  const bare = text?.replace(/\/.*/, '') ?? ''
  if (text !== null && !isInetAddress(bare)) refuse(ctx, 'address-malformed', value, { address: text })
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

const port: Check = (ctx, value, key) => {
  const text = scalar(ctx, value, key)
  const number = text === null ? 0 : unsignedOf(text)
  if (number === null || number > 65535) refuse(ctx, 'nc-v2-value-not-allowed', value, { key, value: text })
}

const peer = mappingOf(
  new Map<string, Check>([
    [
      'keys',
      mappingOf(
        new Map([
          ['public', anyScalar],
          ['shared', anyScalar],
        ]),
      ),
    ],
    ['keepalive', port],
    ['endpoint', anyScalar],
    ['allowed-ips', listOf(anyScalar)],
  ]),
)

export const tunnelKeys: readonly (readonly [string, Check])[] = [
  ['mode', anyScalar],
  ['local', address],
  ['remote', address],
  ['ttl', unsigned],
  ['key', keys],
  ['keys', keys],
  ['mark', unsigned],
  ['port', port],
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
  ['port-range', listOf(port)],
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
  if (name === 'wireguard') checkWireguard(ctx, body, missing)
  else {
    if (name === 'vxlan') missing('id')
    else checkEnds(ctx, body, name, missing)
    checkTunnelKeys(ctx, body, name)
  }
}

const UNSUPPORTED: Readonly<Record<string, ReadonlySet<string>>> = {
  networkd: new Set(['isatap']),
  NetworkManager: new Set(['gretap', 'ip6gretap']),
}

/** Both ends of a tunnel are addresses of the family that its mode takes. */
const checkEnds = (ctx: Refusing, body: MappingPlace, mode: string, missing: Missing): void => {
  for (const key of ['local', 'remote']) {
    missing(key)
    const end = at(body, key)
    const text = end === undefined ? '' : (dumpedText(end.node) ?? '').replace(/\/.*/, '')
    const other = IPV6_MODES.has(mode) ? parseIpv4(text) : parseIpv6(text)
    if (end !== undefined && other !== null) refuse(ctx, 'address-malformed', end, { address: text })
  }
}

/** Only GRE and VTI have keys: a number or four decimal groups. */
const checkTunnelKeys = (ctx: Refusing, body: MappingPlace, mode: string): void => {
  for (const place of [at(body, 'key'), at(body, 'keys')]) {
    const ends = isMapping(place) ? [at(place, 'input'), at(place, 'output')] : [place]
    for (const end of ends) {
      const text = end === undefined ? null : dumpedText(end.node)
      if (end === undefined || text === null) continue
      const fits = parseIpv4(text) !== null || (text !== '' && unsignedOf(text) !== null)
      if (!fits || !KEYED_MODES.has(mode))
        refuse(ctx, 'nc-v2-value-not-allowed', end, { key: 'key', value: null })
    }
  }
}

const checkWireguard = (ctx: Refusing, body: MappingPlace, missing: Missing): void => {
  if (at(body, 'keys') === undefined) missing('key')
  missing('peers')
  const secret = at(body, 'key') ?? at(body, 'keys')
  checkWireguardKey(ctx, isMapping(secret) ? at(secret, 'private') : secret, 'key')
  const peers = at(body, 'peers')
  if (peers === undefined) return
  const items = itemsOf(ctx.reading, peers)
  if (items.length === 0) refuse(ctx, 'nc-v2-required-key-missing', peers, { key: 'peers', empty: true })
  for (const item of items) if (isMapping(item)) checkPeer(ctx, item)
}

const checkPeer = (ctx: Refusing, item: MappingPlace): void => {
  const pair = at(item, 'keys')
  const own = isMapping(pair) ? at(pair, 'public') : undefined
  if (own === undefined) refuse(ctx, 'nc-v2-required-key-missing', item, { key: 'keys.public' })
  checkWireguardKey(ctx, own, 'public')
  checkWireguardKey(ctx, isMapping(pair) ? at(pair, 'shared') : undefined, 'shared')
  const allowed = at(item, 'allowed-ips')
  if (allowed === undefined) refuse(ctx, 'nc-v2-required-key-missing', item, { key: 'allowed-ips' })
}

/** Base64 of 32 bytes; a secret one may also be the path of a file that holds it. */
const checkWireguardKey = (ctx: Refusing, place: Place | undefined, key: string): void => {
  const text = place === undefined ? null : dumpedText(place.node)
  if (place === undefined || text === null) return
  const fits = /^[A-Za-z0-9+/]{43}=$/.test(text) || (key !== 'public' && text.startsWith('/'))
  if (!fits) refuse(ctx, 'nc-v2-value-not-allowed', place, { key, value: null })
}
