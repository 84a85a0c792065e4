import { defineFaultCheck } from './define-fault-check.ts'

export const percentSign = defineFaultCheck({
  code: 'percent-sign',
  severity: 'warning',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/network_manager.py (Python configparser)'],
  message: ({ value }) => `the percent sign in "${value}" makes cloud-init raise, and no network is written`,
  help: () => 'Write the value without a percent sign.',
})
