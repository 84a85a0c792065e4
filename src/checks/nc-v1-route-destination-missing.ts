import { defineFaultCheck } from './define-fault-check.ts'

export const ncV1RouteDestinationMissing = defineFaultCheck({
  code: 'nc-v1-route-destination-missing',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'address',
  sources: ['cloud-init: net/network_state.py'],
  message: () =>
    'a route has neither "destination" nor "network"; cloud-init raises and writes no network at all',
  help: () => 'Add destination with its prefix, such as 198.51.100.0/24, or 0.0.0.0/0 for the default route.',
})
