import type { YamlNode } from '../yaml/node.ts'
import type { Interface, NetworkState, Subnet } from './network-state.ts'
import { isTruthy, keyOf, textOf } from './python-value.ts'
import { type Place, type Reading, raise, type Spot, spotOf } from './reading.ts'

export interface InterfaceCommand {
  /** The ID that version 2's ethernets keep beside their name. */
  readonly id: YamlNode | null
  readonly name: YamlNode
  readonly type: string | null
  readonly spot: Spot
  readonly mac?: Place | undefined
  readonly mtu?: Place | undefined
  readonly subnets?: readonly Subnet[]
  readonly critical?: Place | undefined
}

/**
 * Adds an interface, or updates the one that has its name. As in cloud-init the object found under the name may
 * end up under two keys; `null` when the name cannot be a key.
 */
export const defineInterface = (
  reading: Reading,
  state: NetworkState,
  command: InterfaceCommand,
): Interface | null => {
  const nameKey = keyOf(command.name)
  if (nameKey === null) {
    raise(reading, 'name-not-text', command.spot, { name: textOf(command.name) })
    return null
  }
  const known = state.interfaces.get(nameKey) ?? newInterface(command)
  Object.assign(known, {
    id: command.id,
    name: command.name,
    type: command.type,
    spot: command.spot,
    mac: macText(command.mac),
    macSpot: command.mac === undefined ? command.spot : spotOf(command.mac),
    mtu: command.mtu,
    subnets: command.subnets ?? [],
    critical: command.critical,
  })
  state.interfaces.set((command.id === null ? null : keyOf(command.id)) ?? nameKey, known)
  return known
}

const newInterface = (command: InterfaceCommand): Interface => ({
  id: command.id,
  name: command.name,
  type: command.type,
  spot: command.spot,
  mac: null,
  macSpot: command.spot,
  subnets: [],
  mtu: undefined,
  critical: undefined,
  options: new Map(),
  optionKeys: new Map(),
})

const macText = (mac: Place | undefined): string | null =>
  mac?.node.kind === 'string' && isTruthy(mac.node) ? mac.node.value.toLowerCase() : null
