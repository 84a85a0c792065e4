import { defineFaultCheck } from './define-fault-check.ts'

export const ncV1SubnetTypeMissing = defineFaultCheck({
  code: 'nc-v1-subnet-type-missing',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'address',
  sources: ['cloud-init: net/network_state.py'],
  message: () => 'a subnet has no usable "type"; cloud-init raises and writes no network at all',
  help: () => 'Add type: static beside an address, type: dhcp4 or dhcp6 for DHCP, type: manual for neither.',
})
