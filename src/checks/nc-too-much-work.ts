import { defineFaultCheck } from './define-fault-check.ts'

export const ncTooMuchWork = defineFaultCheck({
  code: 'nc-too-much-work',
  severity: 'warning',
  effect: 'none',
  sources: ['nocloud-inspect: network-config/reading.ts'],
  message: () =>
    'aliases repeat so much here that network-config is not read to its end; faults further on go unseen',
  help: () => 'Write the repeated parts out, or use fewer aliases.',
})
