import { routeName } from '../network-config/route-name.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const routeWithoutGateway = defineFaultCheck({
  code: 'route-without-gateway',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'address',
  sources: ['netplan 0.106: validation.c', 'cloud-init: net/sysconfig.py, net/eni.py'],
  message: (facts) =>
    `${routeName(facts)} has no gateway; the file cannot be written or is refused as a whole, so no network is configured`,
  help: () => 'Add the gateway (via in version 2, gateway in version 1), or remove the route.',
})
