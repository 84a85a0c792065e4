import { routeName } from '../network-config/route-name.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const routeWithoutDestination = defineFaultCheck({
  code: 'route-without-destination',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'address',
  sources: ['netplan 0.106: validation.c', 'cloud-init: net/network_state.py'],
  message: (facts) =>
    `${routeName(facts)} has no destination; the file is refused as a whole, so no network is configured`,
  help: () => 'Add to: with the network that the route leads to, such as 198.51.100.0/24 or 0.0.0.0/0.',
})
