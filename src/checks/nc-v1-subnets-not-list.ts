import { mappingAsItem } from '../fixes/as-list.ts'
import { heldAt } from '../fixes/entries.ts'
import { insertion, nodeOf } from '../fixes/tokens.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const ncV1SubnetsNotList = defineFaultCheck({
  code: 'nc-v1-subnets-not-list',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'address',
  sources: ['cloud-init: net/network_state.py'],
  message: () =>
    '"subnets" must be a list of mappings and is not; cloud-init raises and writes no network at all',
  help: () => 'Put a dash before each subnet: subnets, then "- type: dhcp4" on its own line.',
  fix: (_, spot) => {
    const { source, range } = spot
    const node = nodeOf(spot)
    if (node?.kind === 'string' && subnetWords.has(node.value) && node.plain)
      return {
        title: `Write type: ${node.value}`,
        safe: true,
        changes: [insertion(source, range.start, 'type: ')],
      }
    const held = heldAt(spot)
    return held && { title: 'Make it a list', safe: true, changes: mappingAsItem(source, held.entry.value) }
  },
})

/** What needs no other key beside it. */
const subnetWords: ReadonlySet<string> = new Set(['dhcp', 'dhcp4', 'dhcp6', 'manual', 'ipv6_slaac'])
