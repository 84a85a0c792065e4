import { defineFaultCheck } from './define-fault-check.ts'

export const ncV1ControlNotText = defineFaultCheck({
  code: 'nc-v1-control-not-text',
  severity: 'error',
  effect: 'nothing-rendered',
  sources: ['cloud-init: net/eni.py'],
  message: () => '"control" holds a value that is no text; cloud-init raises and writes no network at all',
  help: () => 'Write control: auto, manual or hotplug, or remove the key.',
})
