import { heldAt, removed } from '../fixes/entries.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const dhcpOverridesNotMapping = defineFaultCheck({
  code: 'dhcp-overrides-not-mapping',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['netplan 0.106: parse.c', 'cloud-init: net/network_state.py, net/networkd.py'],
  message: () => 'the DHCP overrides are not a mapping, so no network is configured',
  help: () => 'Put the settings under the overrides key, or remove it.',
  fix: (_, spot) => {
    const held = heldAt(spot)
    return held?.entry.value.kind === 'null'
      ? { title: 'Remove the empty overrides', safe: true, changes: removed(held) }
      : undefined
  },
})
