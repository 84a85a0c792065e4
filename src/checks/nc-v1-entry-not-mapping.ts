import { defineFaultCheck } from './define-fault-check.ts'

export const ncV1EntryNotMapping = defineFaultCheck({
  code: 'nc-v1-entry-not-mapping',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/__init__.py, net/network_state.py'],
  message: () =>
    'an entry of "config" is no mapping; cloud-init asks it for its type, raises, and writes no network at all',
  help: () => 'Write each entry as a mapping: a dash, then type and name, all keys at one depth.',
})
