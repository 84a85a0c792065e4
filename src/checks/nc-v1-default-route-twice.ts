import { routeName } from '../network-config/route-name.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const ncV1DefaultRouteTwice = defineFaultCheck({
  code: 'nc-v1-default-route-twice',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'address',
  sources: ['cloud-init: net/sysconfig.py ("Duplicate declaration of default route found for interface")'],
  message: (facts) =>
    `${routeName(facts)} is the second default route of its interface in one address family; cloud-init raises while it writes the interface files, so no network is configured`,
  help: () => 'Keep one default route for each family: a gateway or a route to 0.0.0.0/0 or ::/0.',
})
