import { defineInterface } from './interface.ts'
import type { Interface, NetworkState } from './network-state.ts'
import { keyOf } from './python-value.ts'
import { fieldsOf, isMapping, itemsOf, type Place, type Reading, raise, spotOf } from './reading.ts'

/** Options copied into an interface, with the places of their keys. */
export const copyOptions = (reading: Reading, target: Interface, params: Place | undefined): void => {
  if (params === undefined || !isMapping(params)) return
  for (const { name, key, value } of fieldsOf(reading, params)) {
    if (name.kind !== 'string') continue
    target.options.set(name.value, value)
    target.optionKeys.set(name.value, key)
  }
}

/**
 * What Python's `for … in` gives for the members: list items, the keys of a mapping, the letters of a text;
 * `null` where it raises.
 */
export const membersOf = (reading: Reading, members: Place): readonly Place[] | null => {
  switch (members.node.kind) {
    case 'sequence':
      return itemsOf(reading, members)
    case 'mapping':
      return fieldsOf(reading, members).map((field) => ({ node: field.name, trail: field.value.trail }))
    case 'string':
      return lettersOf(members)
    default:
      return null
  }
}

const lettersOf = ({ node, trail }: Place): readonly Place[] => {
  if (node.kind !== 'string') return []
  const { range } = node
  return [...node.value.slice(0, 1000)].map((letter) => ({
    node: { kind: 'string', value: letter, source: letter, plain: true, range },
    trail,
  }))
}

/** Bond members get their master and a copy of its options; an unknown member becomes a bond of its own. */
export const joinBond = (
  reading: Reading,
  state: NetworkState,
  bond: Interface,
  members: readonly Place[],
): void => {
  const master = keyOf(bond.name) ?? ''
  for (const member of members) {
    const key = keyOf(member.node)
    const known =
      (key === null ? undefined : state.interfaces.get(key)) ?? placeholder(reading, state, member, 'bond')
    if (known === null) continue
    known.bondMaster = master
    for (const [name, value] of bond.options) known.options.set(name, value)
    for (const [name, spot] of bond.optionKeys) known.optionKeys.set(name, spot)
  }
}

/** Ports that nothing has defined yet become interfaces without a type. */
export const reservePorts = (reading: Reading, state: NetworkState, ports: readonly Place[]): void => {
  for (const port of ports) {
    const key = keyOf(port.node)
    if (key === null || !state.interfaces.has(key)) placeholder(reading, state, port, null)
  }
}

const placeholder = (
  reading: Reading,
  state: NetworkState,
  member: Place,
  type: string | null,
): Interface | null =>
  defineInterface(reading, state, { id: null, name: member.node, type, spot: spotOf(member) })

const stpWords = new Set(['son', 'soff', 's1', 's0', 'n1', 'n0'])

/** `bridge_stp` must say on or off. */
export const checkStp = (reading: Reading, bridge: Interface): void => {
  const stp = bridge.options.get('bridge_stp')
  if (stp === undefined || stp.node.kind === 'null' || stp.node.kind === 'boolean') return
  if (!stpWords.has(keyOf(stp.node) ?? '')) raise(reading, 'bridge-stp-malformed', stp)
}
