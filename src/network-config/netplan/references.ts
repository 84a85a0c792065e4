import { dumpedText } from '../python-value.ts'
import { at, fieldsOf, isMapping, itemsOf, type Place } from '../reading.ts'
import type { Definition } from './definition.ts'
import { type Refusing, refuse, tokenOf } from './refusal.ts'

/** IDs are unique over all sections, references point at one, and a device has one master. */
export const checkReferences = (
  ctx: Refusing,
  definitions: readonly Definition[],
  newer: ReadonlyMap<string, string>,
): void => {
  const sectionOf = new Map(newer)
  for (const { id, section, field } of definitions) {
    const first = sectionOf.get(id)
    if (first === undefined) sectionOf.set(id, section)
    else if (first !== section) refuse(ctx, 'nc-v2-id-in-two-sections', tokenOf(ctx, field))
  }
  const master = new Map<string, string>()
  for (const definition of definitions) {
    checkMembers(ctx, definition, sectionOf, master)
    checkLinks(ctx, definition, sectionOf)
  }
}

type Known = ReadonlyMap<string, string>

const checkMembers = (
  ctx: Refusing,
  definition: Definition,
  known: Known,
  master: Map<string, string>,
): void => {
  const { body, section, id } = definition
  if (section !== 'bonds' && section !== 'bridges' && section !== 'vrfs') return
  const interfaces = at(body, 'interfaces')
  for (const item of interfaces === undefined ? [] : itemsOf(ctx.reading, interfaces)) {
    const name = dumpedText(item.node)
    if (name === null) continue
    checkKnown(ctx, item, name, known)
    const claim = section === 'vrfs' ? `vrf ${name}` : name
    const first = master.get(claim)
    if (first === undefined) master.set(claim, `${section} ${id}`)
    else if (first !== `${section} ${id}`) refuse(ctx, 'member-twice', item, { name })
  }
}

const checkKnown = (ctx: Refusing, place: Place, name: string, known: Known): void => {
  if (!known.has(name)) refuse(ctx, 'member-undefined', place, { name })
}

const checkLinks = (ctx: Refusing, { body, section }: Definition, known: Known): void => {
  const link = at(body, 'link')
  const name = link === undefined ? null : dumpedText(link.node)
  if (link !== undefined && name !== null && !known.has(name)) {
    const code = link.node.kind === 'null' ? 'vlan-link-missing' : 'vlan-link-undefined'
    refuse(ctx, section === 'vlans' ? code : 'member-undefined', link, { name })
  }
  const parameters = at(body, 'parameters')
  if (!isMapping(parameters)) return
  const primary = at(parameters, 'primary')
  const first = primary === undefined ? null : dumpedText(primary.node)
  if (primary !== undefined && first !== null) checkKnown(ctx, primary, first, known)
  for (const key of ['path-cost', 'port-priority']) {
    const costs = at(parameters, key)
    for (const port of costs === undefined ? [] : fieldsOf(ctx.reading, costs)) {
      const text = dumpedText(port.name)
      if (text !== null && !known.has(text))
        refuse(ctx, 'member-undefined', tokenOf(ctx, port), { name: text })
    }
  }
}
