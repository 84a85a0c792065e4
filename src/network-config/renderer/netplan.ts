import type { Interface, NetworkState } from '../network-state.ts'
import { intOf, isTruthy, textOf } from '../python-value.ts'
import { isMapping, itemsOf, type Place, type Reading, report } from '../reading.ts'

/** Where turning version 1 into netplan's YAML raises; version 2 is handed over as it is. */
export const checkNetplanRenderer = (reading: Reading, state: NetworkState): void => {
  for (const device of state.interfaces.values()) {
    if (device.type === 'bridge') checkCosts(reading, device)
    const ports = device.bridgePorts ?? []
    const odd = ports.find(({ node }) => node.kind !== 'string')
    if (odd !== undefined && ports.some(({ node }) => node.kind === 'string')) {
      report(reading, 'name-not-text', 'fatal', ['netplan'], odd, { name: textOf(odd.node) })
    }
  }
}

const checkCosts = (reading: Reading, bridge: Interface): void => {
  for (const key of ['bridge_pathcost', 'bridge_portprio']) {
    const value = bridge.options.get(key)
    if (value === undefined || value.node.kind === 'null') continue
    const odd = oddCost(reading, value)
    if (odd === null) continue
    const args = { key, value: textOf(odd.node) }
    report(reading, 'bridge-pathcost-malformed', 'fatal', ['netplan'], odd, args)
  }
}

/** The first cost that is not "port number". */
const oddCost = (reading: Reading, value: Place): Place | null => {
  if (isMapping(value) || value.node.kind === 'string') return isTruthy(value.node) ? value : null
  if (value.node.kind !== 'sequence') return value
  return itemsOf(reading, value).find((item) => !isCost(item)) ?? null
}

const isCost = ({ node }: Place): boolean => {
  if (node.kind !== 'string') return false
  const words = node.value.match(/\S+/g) ?? []
  const [, cost = ''] = words
  return words.length === 2 && intOf({ ...node, value: cost }) !== null
}
