import { defineFaultCheck } from './define-fault-check.ts'

export const routesWithoutAddress = defineFaultCheck({
  code: 'routes-without-address',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: net/network_state.py (routes go to the first address or DHCP of the device)'],
  message: () =>
    'these routes belong to a device without addresses and without DHCP; cloud-init hangs routes on the first of these, finds none, and drops them without a message',
  help: () =>
    'Give the device addresses, dhcp4: true or dhcp6: true, or move the routes to the device that has them.',
})
