import { dumpedText } from '../python-value.ts'
import { at, isMapping, itemsOf, type MappingPlace, type Place } from '../reading.ts'
import type { Definition } from './definition.ts'
import { type Refusing, refuse, tokenOf } from './refusal.ts'
import { familyOf } from './routes.ts'
import { unsignedOf } from './scalars.ts'

/** What the backend that netplan writes for cannot express. */
export const checkBackend = (ctx: Refusing, definition: Definition): void => {
  const { body, field, section, renderer: backend } = definition
  if (backend === 'NetworkManager') {
    const match = at(body, 'match')
    const renamed = at(body, 'set-name') !== undefined
    const driver = isMapping(match) && !renamed ? at(match, 'driver') : undefined
    const labelled = labelledAddress(ctx, at(body, 'addresses'))
    for (const place of [
      driver,
      labelled,
      switchedOff(at(body, 'activation-mode')),
      setNumber(at(body, 'ipv6-mtu')),
      specialRoute(ctx, definition),
    ])
      unsupported(ctx, place, backend)
  } else if (backend === 'networkd') {
    if (section === 'modems' || section === 'nm-devices')
      unsupported(ctx, { node: field.name, trail: field.key.trail }, backend)
    if (section === 'wifis') unsupported(ctx, at(body, 'match'), backend)
    checkGeneration(ctx, body)
    checkDefaultRoutes(ctx, body)
    if (isOn(at(body, 'dhcp4')) && isOn(at(body, 'dhcp6'))) compareOverrides(ctx, definition)
  }
}

/** An address with room for a label or a lifetime. */
const labelledAddress = (ctx: Refusing, addresses: Place | undefined): Place | undefined => {
  const items = addresses === undefined ? [] : itemsOf(ctx.reading, addresses)
  return items.find(({ node }) => node.kind === 'mapping' && node.entries.length > 0)
}

/** NetworkManager gets unicast routes only, of the families that it configures at all. */
const specialRoute = (ctx: Refusing, { body, section }: Definition): Place | undefined => {
  const routes = at(body, 'routes')
  const special = itemsOf(ctx.reading, routes ?? body).filter(
    (route) => isMapping(route) && (wordAt(route, 'type') ?? 'unicast').toLowerCase() !== 'unicast',
  )
  if (special.length === 0) return undefined
  const families: ReadonlySet<4 | 6 | null> =
    section === 'vrfs' ? new Set([4, 6] as const) : familiesOf(ctx, body)
  return special.find((route) => families.has(isMapping(route) ? routeFamily(route) : null))
}

const familiesOf = (ctx: Refusing, body: MappingPlace): ReadonlySet<4 | 6> => {
  const families = new Set<4 | 6>()
  if (isOn(at(body, 'dhcp4'))) families.add(4)
  if (isOn(at(body, 'dhcp6'))) families.add(6)
  for (const { node } of itemsOf(ctx.reading, at(body, 'addresses') ?? body)) {
    const text = dumpedText(node.kind === 'mapping' && node.entries[0] ? node.entries[0].key : node)
    const family = familyOf(text ?? '')
    if (family !== null) families.add(family)
  }
  return families
}

const routeFamily = (route: MappingPlace): 4 | 6 | null =>
  ['from', 'to', 'via'].reduce<4 | 6 | null>(
    (family, key) => family ?? familyOf(wordAt(route, key) ?? ''),
    null,
  )

const wordAt = (place: MappingPlace, key: string): string | null => {
  const value = at(place, key)
  return value === undefined ? null : dumpedText(value.node)
}

/** Zero is what an absent key leaves. */
const setNumber = (place: Place | undefined): Place | undefined =>
  place !== undefined && unsignedOf(dumpedText(place.node) ?? '') === 0 ? undefined : place

/** NetworkManager knows `manual` only. */
const switchedOff = (mode: Place | undefined): Place | undefined =>
  mode !== undefined && dumpedText(mode.node) === 'off' ? mode : undefined

const unsupported = (ctx: Refusing, place: Place | undefined, backend: string): void => {
  if (place !== undefined) refuse(ctx, 'nc-v2-backend-unsupported', place, { backend })
}

const checkGeneration = (ctx: Refusing, body: MappingPlace): void => {
  const mode = at(body, 'ipv6-address-generation')
  if (mode !== undefined && dumpedText(mode.node) === 'stable-privacy') unsupported(ctx, mode, 'networkd')
}

/** The abort of netplan 0.106 to 1.2 over a default route that nothing gives a family. */
const checkDefaultRoutes = (ctx: Refusing, body: MappingPlace): void => {
  for (const route of itemsOf(ctx.reading, at(body, 'routes') ?? body)) {
    const to = isMapping(route) ? at(route, 'to') : undefined
    if (!isMapping(route) || to === undefined || dumpedText(to.node) !== 'default') continue
    if (routeFamily(route) === null) refuse(ctx, 'route-without-gateway', to, { to: 'default', via: null })
  }
}

const truths = /^(true|on|yes|y)$/i

const isOn = (place: Place | undefined): boolean =>
  place !== undefined && truths.test(dumpedText(place.node) ?? '')

const flags = ['use-dns', 'use-ntp', 'send-hostname', 'use-hostname', 'use-mtu', 'use-routes']

/** systemd-networkd keeps one set of DHCP options for both families. */
const compareOverrides = (ctx: Refusing, { body, field }: Definition): void => {
  const four = at(body, 'dhcp4-overrides')
  const six = at(body, 'dhcp6-overrides')
  const differs = (key: string, fallback: string | null): boolean =>
    valueIn(four, key, fallback) !== valueIn(six, key, fallback)
  const key =
    flags.find((flag) => differs(flag, 'true')) ??
    ['use-domains', 'hostname', 'route-metric'].find((name) => differs(name, null))
  if (key === undefined) return
  const place = [six, four].find((overrides) => isMapping(overrides) && at(overrides, key) !== undefined)
  const spot = isMapping(place) ? at(place, key) : undefined
  refuse(ctx, 'dhcp-overrides-differ', spot ?? tokenOf(ctx, field), { key })
}

const valueIn = (overrides: Place | undefined, key: string, fallback: string | null): string | null => {
  const place = isMapping(overrides) ? at(overrides, key) : undefined
  const text = place === undefined ? null : dumpedText(place.node)
  if (text === null) return fallback
  return fallback === null ? text : String(truths.test(text))
}
