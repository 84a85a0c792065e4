import { defineFaultCheck } from './define-fault-check.ts'

export const macReadAsNumber = defineFaultCheck({
  code: 'mac-read-as-number',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'nic',
  sources: [
    'PyYAML: resolver.py (base 60 integers of YAML 1.1)',
    'cloud-init: net/__init__.py, stages.py (wait for physical devices)',
    'https://github.com/canonical/cloud-init/issues/3703',
    'https://github.com/canonical/cloud-init/pull/623',
    'https://github.com/cloudbase/cloudbase-init/issues/152',
    'https://github.com/oVirt/ovirt-ansible-hosted-engine-setup/pull/370',
  ],
  message: ({ mac, value, waited }) =>
    `the MAC ${mac} is not quoted, so YAML reads it as the number ${value} (digits with colons between them are base 60); ${waited ? 'cloud-init waits for a device with that address, gives up, and writes no network at all' : 'no program takes that for a MAC address, and no network is configured'}`,
  help: () => 'Put the MAC address in quotes.',
  fix: ({ mac }) => ({ title: `Quote ${mac}`, safe: true, replacement: `"${`${mac}`.toLowerCase()}"` }),
})
