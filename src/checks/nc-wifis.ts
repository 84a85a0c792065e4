import { defineFaultCheck } from './define-fault-check.ts'

export const ncWifis = defineFaultCheck({
  code: 'nc-wifis',
  severity: 'warning',
  effect: 'part-dropped',
  sources: ['cloud-init: net/network_state.py', 'https://github.com/canonical/cloud-init/issues/3326'],
  message: ({ nameservers }) =>
    nameservers
      ? 'only netplan configures wifis; cloud-init looks for this device to give it its nameservers, finds none, raises, and writes no network'
      : 'only netplan configures wifis; cloud-init leaves the section out with a warning',
  help: () => 'Use wifis only in guests with netplan; a virtual machine has ethernets.',
})
