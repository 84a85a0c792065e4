import { defineFaultCheck } from './define-fault-check.ts'

export const ncConfigNotList = defineFaultCheck({
  code: 'nc-config-not-list',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/__init__.py, net/network_state.py'],
  message: () =>
    '"config" holds no list; cloud-init goes through its entries, raises, and writes no network at all',
  help: () =>
    'Write config as a list, each entry with a dash and a type; the one word it may hold instead is disabled.',
})
