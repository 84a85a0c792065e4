import { heldAt, removed } from '../fixes/entries.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const netmaskIgnored = defineFaultCheck({
  code: 'netmask-ignored',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: net/network_state.py'],
  message: ({ netmask, prefix }) =>
    `netmask "${netmask}" contradicts the prefix length /${prefix} behind the address; cloud-init takes /${prefix} and never looks at the netmask`,
  help: () => 'Remove the netmask, and check that the prefix length is the one you want.',
  fix: (_, spot) => {
    const held = heldAt(spot)
    return held && { title: 'Remove the netmask', safe: true, changes: removed(held) }
  },
})
