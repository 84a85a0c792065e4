import { defineFaultCheck } from './define-fault-check.ts'

export const ncV1NameMissing = defineFaultCheck({
  code: 'nc-v1-name-missing',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'nic',
  sources: ['cloud-init: net/__init__.py (extract_physdevs)'],
  message: () =>
    'a physical entry has a mac_address and no name that is text; cloud-init raises while it lists the devices to wait for, and writes no network at all',
  help: () => 'Add the name that the interface shall have, such as name: eth0.',
})
