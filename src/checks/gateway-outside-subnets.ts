import { defineFaultCheck } from './define-fault-check.ts'

export const gatewayOutsideSubnets = defineFaultCheck({
  code: 'gateway-outside-subnets',
  severity: 'error',
  effect: 'setting-lost',
  sources: ['cloud-init: net/netplan.py, net/networkd.py (on-link flag for version 1, since 24.2)'],
  message: ({ gateway, addresses }) =>
    `gateway ${gateway} is in no subnet of the addresses ${[addresses].flat().join(', ')}; it is written without the on-link flag, so the guest sees no way to reach it`,
  help: () =>
    'Correct the gateway or the prefix length; where the gateway is outside on purpose, write a route with on-link: true (netplan).',
})
