import type { FaultCode } from '../fault-codes.ts'
import { dumpedText } from '../python-value.ts'
import { at, fieldsOf, isMapping, type MappingPlace } from '../reading.ts'
import type { Definition } from './definition.ts'
import { type Refusing, refuse, tokenOf } from './refusal.ts'
import { checkTunnel } from './tunnels.ts'
import { checkVrf } from './vrf.ts'
import { accessPoint, checkAccessPoint, checkPassphrase, checkWake } from './wifi.ts'

/** What a device of its kind must have. */
export const checkGrammar = (ctx: Refusing, definition: Definition): void => {
  const { section, body, field, renderer } = definition
  const missing = (key: string, code: FaultCode = 'nc-v2-required-key-missing'): void => {
    if (at(body, key) === undefined) refuse(ctx, code, tokenOf(ctx, field), { key })
  }
  if (at(body, 'set-name') !== undefined && at(body, 'match') === undefined) {
    refuse(ctx, 'nc-v2-set-name-without-match', setNameToken(body) ?? tokenOf(ctx, field))
  }
  checkWake(ctx, definition)
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
  else if (section === 'vrfs') checkVrf(ctx, definition, missing)
  else if (section === 'tunnels') checkTunnel(ctx, definition, missing)
  else if (section === 'ethernets') checkPassphrase(ctx, body, renderer)
  else if (section === 'nm-devices' && !hasConnectionType(body)) {
    refuse(ctx, 'nc-v2-required-key-missing', tokenOf(ctx, field), { key: 'connection.type' })
  }
}

const setNameToken = (body: MappingPlace) => {
  const entry = body.node.entries.find(({ key }) => key.kind === 'string' && key.value === 'set-name')
  return entry === undefined
    ? undefined
    : { range: entry.key.range, trail: { step: 'set-name', outer: body.trail } }
}

const checkWifi = (ctx: Refusing, { body, field, renderer }: Definition): void => {
  const points = at(body, 'access-points')
  if (isMapping(points) && points.node.entries.length > 0) {
    for (const point of fieldsOf(ctx.reading, points)) {
      accessPoint(ctx, point.value, 'access-points')
      if (isMapping(point.value)) checkAccessPoint(ctx, point.value, renderer)
    }
    return
  }
  refuse(ctx, 'nc-v2-required-key-missing', tokenOf(ctx, field), { key: 'access-points' })
}

const hasConnectionType = (body: MappingPlace): boolean => {
  const backend = at(body, 'networkmanager')
  const passthrough = isMapping(backend) ? at(backend, 'passthrough') : undefined
  return isMapping(passthrough) && at(passthrough, 'connection.type') !== undefined
}
