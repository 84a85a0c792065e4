import { defineLogCheck } from './define-log-check.ts'

export const logDuplicateMac = defineLogCheck({
  code: 'log-duplicate-mac',
  title: 'Two devices of the guest share a MAC',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'nic',
  sources: [
    'cloud-init: net/__init__.py (get_interfaces_by_mac)',
    'https://github.com/canonical/cloud-init/issues/3316',
    'https://github.com/canonical/cloud-init/issues/6782',
    'https://github.com/canonical/cloud-init/issues/4046',
  ],
  kind: 'duplicate-mac',
  message: ({ first, second, mac }) =>
    `"duplicate mac found": ${first} and ${second} of the guest both have MAC ${mac}; cloud-init raises an exception and writes no network`,
  help: () =>
    'Give each interface of the VM its own MAC. Where one device inherits it (a bridge, a bond, a VLAN of the image), remove that device from the image.',
})
