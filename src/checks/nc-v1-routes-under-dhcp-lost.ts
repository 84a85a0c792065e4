import { defineFaultCheck } from './define-fault-check.ts'

export const ncV1RoutesUnderDhcpLost = defineFaultCheck({
  code: 'nc-v1-routes-under-dhcp-lost',
  severity: 'error',
  effect: 'setting-lost',
  sources: ['cloud-init: net/netplan.py (writes routes of static subnets only)'],
  message: ({ type }) =>
    `routes stand under a subnet of type "${type}"; only a static subnet passes its routes on, so the guest never gets them`,
  help: () =>
    'Write the file as version 2, where routes belong to the device, or move them under a static subnet.',
})
