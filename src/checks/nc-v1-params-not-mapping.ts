import { defineFaultCheck } from './define-fault-check.ts'

export const ncV1ParamsNotMapping = defineFaultCheck({
  code: 'nc-v1-params-not-mapping',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/network_state.py'],
  message: () =>
    '"params" holds no mapping; cloud-init goes through its options, raises, and writes no network at all',
  help: () =>
    'Write params as a mapping of options, such as bond-mode: active-backup, or remove the key where the kind needs none (a bond needs it).',
})
