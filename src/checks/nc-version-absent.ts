import { defineFaultCheck } from './define-fault-check.ts'

export const ncVersionAbsent = defineFaultCheck({
  code: 'nc-version-absent',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/__init__.py, stages.py', 'https://github.com/canonical/cloud-init/pull/1417'],
  message: () =>
    'network-config has no "version"; cloud-init raises "Unknown network config version" and writes no network at all',
  help: () => 'Add version: 2 above ethernets, or version: 1 above config.',
})
