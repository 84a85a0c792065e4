import { defineFaultCheck } from './define-fault-check.ts'

export const ncV1TypeMissing = defineFaultCheck({
  code: 'nc-v1-type-missing',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/network_state.py'],
  message: () => 'an entry of "config" has no usable "type"; cloud-init raises and writes no network at all',
  help: () => 'Add type: physical, bond, bridge, vlan, nameserver or route to the entry.',
})
