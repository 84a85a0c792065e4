import { defineFaultCheck } from './define-fault-check.ts'

export const routeMetricMalformed = defineFaultCheck({
  code: 'route-metric-malformed',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'address',
  sources: ['cloud-init: net/network_state.py'],
  message: () => 'the metric of this route is not a number; cloud-init raises, so no network is configured',
  help: () => 'Write the metric as a whole number, such as 100.',
})
