import { routeName } from '../network-config/route-name.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const ncV1RoutesUnderDhcpLost = defineFaultCheck({
  code: 'nc-v1-routes-under-dhcp-lost',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: net/netplan.py (writes routes of static subnets only)'],
  message: (facts) =>
    `${routeName(facts)} stands under a subnet of type "${facts.type}"; only a static subnet passes its routes on, so the guest never gets it`,
  help: () =>
    'Write the file as version 2, where routes belong to the device, or move them under a static subnet.',
})
