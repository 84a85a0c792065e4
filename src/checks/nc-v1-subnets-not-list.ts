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
})
