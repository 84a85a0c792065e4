import { child } from '../yaml/lookup.ts'
import type { MappingNode } from '../yaml/node.ts'
import type { Fault, Path } from './fault.ts'
import { keyOf, textOf } from './python-value.ts'
import type { Shape } from './shape.ts'

/** Sections of version 2 whose keys are devices. */
const deviceSection =
  /^(ethernets|bonds|bridges|vlans|wifis|modems|tunnels|vrfs|nm-devices|dummy-devices|virtual-ethernets)$/

/** Tells every fault inside an entry whose it is: the ID of version 2, the name of version 1. */
export const withEntries = (faults: readonly Fault[], { body, bodyPath, grammar }: Shape): readonly Fault[] =>
  faults.map((fault) => {
    const inside = fault.path.slice(bodyPath.length, bodyPath.length + 2)
    const entry = body === null ? null : grammar === 1 ? nameOf(body, inside) : idOf(inside)
    return entry === null ? fault : { ...fault, args: { entry, ...fault.args } }
  })

const idOf = ([section, id]: Path): string | null =>
  typeof section === 'string' && typeof id === 'string' && deviceSection.test(section) ? id : null

const nameOf = (body: MappingNode, [list, index]: Path): string | null => {
  const config = child(body, 'config')
  if (list !== 'config' || typeof index !== 'number' || config?.kind !== 'sequence') return null
  const entry = config.items[index]
  const name = entry?.kind === 'mapping' ? child(entry, 'name') : undefined
  return name === undefined || name.kind === 'null' || keyOf(name) === null ? null : textOf(name)
}
