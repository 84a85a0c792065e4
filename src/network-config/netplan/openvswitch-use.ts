import { dumpedText } from '../python-value.ts'
import { at, isMapping, itemsOf, type MappingPlace, type Place } from '../reading.ts'
import type { Definition } from './definition.ts'
import { type Refusing, refuse, tokenOf } from './refusal.ts'

/** One end of a cable between two bridges of Open vSwitch. */
export interface PatchPort {
  readonly name: string
  readonly place: Place
}

/** `ports` of the section `openvswitch`. */
export const patchPortsOf = (ctx: Refusing, section: Place): readonly PatchPort[] => {
  const ports = isMapping(section) ? at(section, 'ports') : undefined
  const pairs = ports === undefined ? [] : itemsOf(ctx.reading, ports)
  return pairs
    .flatMap((pair) => itemsOf(ctx.reading, pair))
    .map((place) => ({ name: dumpedText(place.node) ?? '', place }))
}

/** netplan wants the program ovs-vsctl for every device of Open vSwitch; no cloud image brings it. */
export const checkOpenvswitch = (
  ctx: Refusing,
  definitions: readonly Definition[],
  patchPorts: readonly PatchPort[],
): void => {
  const masters = definitions.filter(({ section }) => section === 'bonds' || section === 'bridges')
  const members = new Map(masters.map((master) => [master, membersOf(ctx, master)]))
  const enslaved = new Set([...members.values()].flat())
  const patches = new Set(patchPorts.map(({ name }) => name))
  for (const { name, place } of patchPorts)
    if (!enslaved.has(name)) refuse(ctx, 'nc-v2-value-not-allowed', place, { key: 'ports', value: name })
  for (const definition of definitions) {
    const patched = members.get(definition)?.some((name) => patches.has(name)) === true
    if (patched || isOpenvswitch(definition))
      refuse(ctx, 'nc-v2-needs-openvswitch', tokenOf(ctx, definition.field))
    else checkCarried(ctx, definition, enslaved)
  }
}

const membersOf = (ctx: Refusing, { body }: Definition): readonly string[] => {
  const interfaces = at(body, 'interfaces')
  return interfaces === undefined
    ? []
    : itemsOf(ctx.reading, interfaces).map(({ node }) => dumpedText(node) ?? '')
}

const carried = ['external-ids', 'other-config'] as const

/** Bonds and bridges by the mere key; any other device unless it only carries settings for its master. */
const isOpenvswitch = ({ body, section }: Definition): boolean => {
  const own = at(body, 'openvswitch')
  if (isMapping(own)) {
    if (section === 'bonds' || section === 'bridges') return true
    return own.node.entries.every(({ key }) => !carried.some((name) => name === dumpedText(key)))
  }
  return section === 'bonds' && hasOwnMode(body)
}

/** Modes of bonds that the kernel does not have. */
const hasOwnMode = (body: MappingPlace): boolean => {
  const parameters = at(body, 'parameters')
  const mode = isMapping(parameters) ? at(parameters, 'mode') : undefined
  return mode !== undefined && /^balance-(tcp|slb)$/.test(dumpedText(mode.node) ?? '')
}

/** Settings for a master need one. */
const checkCarried = (ctx: Refusing, { body, id }: Definition, enslaved: ReadonlySet<string>): void => {
  const own = at(body, 'openvswitch')
  if (!isMapping(own) || enslaved.has(id)) return
  for (const key of carried) {
    const settings = at(own, key)
    if (isMapping(settings) && settings.node.entries.length > 0)
      refuse(ctx, 'nc-v2-value-not-allowed', settings, { key, value: null })
  }
}
