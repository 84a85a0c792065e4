import type { FaultCode } from '../fault-codes.ts'
import { parseIpv4, parseIpv6 } from '../ip-address.ts'
import { dumpedText } from '../python-value.ts'
import { at, isMapping, itemsOf, keySpot, type MappingPlace, type Place } from '../reading.ts'
import { textIn } from '../route.ts'
import { type Check, mappingOf, type Refusing, refuse, refuseKind, scalar } from './refusal.ts'
import { boolean, metric, oneOfAnyCase, unsigned, unsignedOf } from './scalars.ts'

const ROUTE_TYPES = [
  'unicast',
  'anycast',
  'blackhole',
  'broadcast',
  'local',
  'multicast',
  'nat',
  'prohibit',
  'throw',
  'unreachable',
  'xresolve',
]

/** Family of an address whose prefix nobody checks. */
export const familyOf = (text: string): 4 | 6 | null => {
  const slash = text.lastIndexOf('/')
  const address = slash < 0 ? text : text.slice(0, slash)
  return parseIpv4(address) !== null ? 4 : parseIpv6(address) !== null ? 6 : null
}

const absent: Readonly<Record<string, FaultCode>> = {
  to: 'route-without-destination',
  via: 'route-without-gateway',
}

const ipOf =
  (code: 'gateway-malformed' | 'address-malformed', except?: string): Check =>
  (ctx, value, key) => {
    const text = scalar(ctx, value, key)
    if (text === null || text === except || familyOf(text) !== null) return
    const missing = value.node.kind === 'null' || text === '' ? absent[key] : undefined
    if (missing === undefined)
      refuse(ctx, code, value, { [code === 'gateway-malformed' ? 'gateway' : 'address']: text })
    else refuse(ctx, missing, value)
  }

const routeKeys = mappingOf(
  new Map<string, Check>([
    ['from', ipOf('address-malformed')],
    ['on-link', boolean],
    ['scope', oneOfAnyCase('global', 'link', 'host')],
    ['table', unsigned],
    ['to', ipOf('address-malformed', 'default')],
    ['type', oneOfAnyCase(...ROUTE_TYPES)],
    ['via', ipOf('gateway-malformed')],
    ['metric', metric],
    ['mtu', unsigned],
    ['congestion-window', unsigned],
    ['advertised-receive-window', unsigned],
  ]),
)

export const routes: Check = (ctx, value, key) => {
  if (value.node.kind !== 'sequence') refuseKind(ctx, value, key)
  for (const item of itemsOf(ctx.reading, value)) {
    routeKeys(ctx, item, key)
    if (isMapping(item)) route(ctx, item)
  }
}

const lower = (place: Place | undefined): string | null =>
  place === undefined ? null : (dumpedText(place.node)?.toLowerCase() ?? null)

const route = (ctx: Refusing, item: MappingPlace): void => {
  const to = at(item, 'to')
  const via = at(item, 'via')
  families(ctx, item)
  const type = lower(at(item, 'type')) ?? 'unicast'
  const scope = lower(at(item, 'scope')) ?? (type === 'unicast' && via !== undefined ? 'global' : 'link')
  if (to === undefined) refuse(ctx, 'route-without-destination', item, { via: textIn(item, 'via') })
  else if (type === 'unicast' && via === undefined && scope === 'global') {
    refuse(ctx, 'route-without-gateway', to, { to: dumpedText(to.node), via: null })
  }
}

/** `from`, `to` and `via` must be of one family. */
const families = (ctx: Refusing, item: MappingPlace): void => {
  let family: 4 | 6 | null = null
  for (const key of ['from', 'to', 'via']) {
    const place = at(item, key)
    const next = place === undefined ? null : familyOf(dumpedText(place.node) ?? '')
    if (next === null) continue
    if (family !== null && next !== family) {
      const spot = key === 'via' ? place : undefined
      refuse(ctx, 'route-family-mismatch', spot ?? keySpot(item, key), {
        to: textIn(item, 'to'),
        via: textIn(item, 'via'),
      })
      return
    }
    family = next
  }
}

const serviceType: Check = (ctx, value, key) => {
  const text = scalar(ctx, value, key)
  const tos = text === null ? 0 : unsignedOf(text)
  if (tos === null || tos > 255) refuse(ctx, 'nc-v2-value-not-allowed', value, { key, value: text })
}

const ruleKeys = mappingOf(
  new Map<string, Check>([
    ['from', ipOf('address-malformed')],
    ['to', ipOf('address-malformed')],
    ['mark', unsigned],
    ['priority', unsigned],
    ['table', unsigned],
    ['type-of-service', serviceType],
  ]),
)

export const routingPolicy: Check = (ctx, value, key) => {
  if (value.node.kind !== 'sequence') refuseKind(ctx, value, key)
  for (const item of itemsOf(ctx.reading, value)) {
    ruleKeys(ctx, item, key)
    if (isMapping(item)) families(ctx, item)
    if (isMapping(item) && at(item, 'from') === undefined && at(item, 'to') === undefined) {
      refuse(ctx, 'nc-v2-required-key-missing', item, { key: 'from' })
    }
  }
}
