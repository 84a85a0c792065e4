import { defineFaultCheck } from './define-fault-check.ts'

export const ncWifis = defineFaultCheck({
  code: 'nc-wifis',
  severity: 'warning',
  effect: 'part-dropped',
  sources: ['cloud-init: net/network_state.py', 'https://github.com/canonical/cloud-init/issues/3326'],
  message: () =>
    'only netplan configures wifis; cloud-init leaves the section out with a warning, or raises when a device in it has nameservers',
  help: () => 'Use wifis only in guests with netplan; a virtual machine has ethernets.',
})
