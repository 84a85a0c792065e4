import type { FaultCode } from '../fault-codes.ts'
import { parseIpv4, parseIpv6 } from '../ip-address.ts'
import { dumpedText } from '../python-value.ts'
import { at, fieldsOf, isMapping, itemsOf, type MappingPlace, type Place } from '../reading.ts'
import type { Definition } from './definition.ts'
import { type Refusing, refuse, tokenOf } from './refusal.ts'

const TUNNEL_MODES = new Set([
  'ipip',
  'gre',
  'sit',
  'isatap',
  'vti',
  'ip6ip6',
  'ipip6',
  'ip6gre',
  'vti6',
  'gretap',
  'ip6gretap',
  'wireguard',
  'vxlan',
])

const IPV6_MODES = new Set(['ipip6', 'ip6ip6', 'ip6gre', 'ip6gretap', 'vti6'])

/** What a device of its kind must have. */
export const checkGrammar = (ctx: Refusing, definition: Definition): void => {
  const { section, body, field } = definition
  const missing = (key: string, code: FaultCode = 'nc-v2-required-key-missing'): void => {
    if (at(body, key) === undefined) refuse(ctx, code, tokenOf(ctx, field), { key })
  }
  if (at(body, 'set-name') !== undefined && at(body, 'match') === undefined) {
    refuse(ctx, 'nc-v2-set-name-without-match', setNameToken(body) ?? tokenOf(ctx, field))
  }
  const token = at(body, 'ipv6-address-token')
  if (token !== undefined && at(body, 'ipv6-address-generation') !== undefined) {
    refuse(ctx, 'nc-v2-value-not-allowed', token, {
      key: 'ipv6-address-token',
      value: dumpedText(token.node),
    })
  }
  if (section === 'vlans') {
    missing('id', 'vlan-id-missing')
    missing('link', 'vlan-link-missing')
  } else if (section === 'wifis') checkWifi(ctx, definition)
  else if (section === 'vrfs') missing('table')
  else if (section === 'tunnels') checkTunnel(ctx, definition, missing)
  else if (section === 'nm-devices' && !hasConnectionType(body)) {
    refuse(ctx, 'nc-v2-required-key-missing', tokenOf(ctx, field), { key: 'connection.type' })
  }
}

const setNameToken = (body: MappingPlace) => {
  const entry = body.node.entries.find(({ key }) => key.kind === 'string' && key.value === 'set-name')
  return entry === undefined ? undefined : { range: entry.key.range, path: [...body.path, 'set-name'] }
}

const checkWifi = (ctx: Refusing, { body, field }: Definition): void => {
  const points = at(body, 'access-points')
  if (isMapping(points) && points.node.entries.length > 0) {
    const odd = fieldsOf(ctx.reading, points).find((point) => !isMapping(point.value))
    if (odd !== undefined)
      refuse(ctx, 'nc-v2-wrong-kind', odd.value, { key: 'access-points', kind: odd.value.node.kind })
    return
  }
  refuse(ctx, 'nc-v2-required-key-missing', tokenOf(ctx, field), { key: 'access-points' })
}

const checkTunnel = (ctx: Refusing, { body }: Definition, missing: (key: string) => void): void => {
  missing('mode')
  const mode = at(body, 'mode')
  const name = mode === undefined ? null : dumpedText(mode.node)
  if (mode === undefined || name === null) return
  if (!TUNNEL_MODES.has(name)) {
    refuse(ctx, 'nc-v2-value-not-allowed', mode, { key: 'mode', value: name })
  } else if (name === 'wireguard') checkWireguard(ctx, body, missing)
  else if (name === 'vxlan') missing('id')
  else {
    for (const key of ['local', 'remote']) {
      missing(key)
      const end = at(body, key)
      if (end !== undefined) checkEnd(ctx, end, IPV6_MODES.has(name) ? 6 : 4)
    }
  }
}

/** Both ends of a tunnel are bare addresses of the family that its mode takes. */
const checkEnd = (ctx: Refusing, end: Place, family: 4 | 6): void => {
  const address = dumpedText(end.node) ?? ''
  const parsed = family === 4 ? parseIpv4(address) : parseIpv6(address)
  if (parsed === null) refuse(ctx, 'address-malformed', end, { address })
}

const checkWireguard = (ctx: Refusing, body: MappingPlace, missing: (key: string) => void): void => {
  if (at(body, 'keys') === undefined) missing('key')
  missing('peers')
  const peers = at(body, 'peers')
  if (peers !== undefined && itemsOf(ctx.reading, peers).length === 0) {
    refuse(ctx, 'nc-v2-required-key-missing', peers, { key: 'peers', empty: true })
  }
}

const hasConnectionType = (body: MappingPlace): boolean => {
  const backend = at(body, 'networkmanager')
  const passthrough = isMapping(backend) ? at(backend, 'passthrough') : undefined
  return isMapping(passthrough) && at(passthrough, 'connection.type') !== undefined
}
