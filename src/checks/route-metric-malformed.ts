import { routeName } from '../network-config/route-name.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const routeMetricMalformed = defineFaultCheck({
  code: 'route-metric-malformed',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'address',
  sources: ['cloud-init: net/network_state.py'],
  message: (facts) =>
    `the metric ${facts.metric ?? facts.value} of ${routeName(facts)} is not a whole number from 0; the file is given up for it and no network is configured`,
  help: () => 'Write the metric as a whole number, such as 100.',
})
