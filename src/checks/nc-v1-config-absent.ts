import { defineFaultCheck } from './define-fault-check.ts'

export const ncV1ConfigAbsent = defineFaultCheck({
  code: 'nc-v1-config-absent',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/network_state.py, stages.py ("No valid network_state object")'],
  message: () =>
    'version 1 has no "config" list; cloud-init raises "No valid network_state object" and writes no network at all',
  help: () => 'Add the config list with the interfaces, or use version: 2 with ethernets.',
})
