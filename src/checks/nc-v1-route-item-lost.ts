import { routeName } from '../network-config/route-name.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const ncV1RouteItemLost = defineFaultCheck({
  code: 'nc-v1-route-item-lost',
  severity: 'warning',
  effect: 'setting-lost',
  sources: [
    'cloud-init: net/netplan.py, net/network_manager.py, net/sysconfig.py (none of them reads global routes)',
  ],
  message: (facts) =>
    `${routeName(facts)} stands as an entry of its own in "config", which is not read there; the guest does not get the route, and no message says so`,
  help: () => 'Move it to the routes of a static subnet of the interface that it leaves by.',
})
