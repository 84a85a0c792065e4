import { defineFaultCheck } from './define-fault-check.ts'

export const ncV1GatewayUnderDhcpLost = defineFaultCheck({
  code: 'nc-v1-gateway-under-dhcp-lost',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: net/netplan.py (writes the gateway of static subnets only)'],
  message: ({ type, gateway }) =>
    `gateway ${gateway} stands under a subnet of type "${type}"; only a static subnet passes it on, so the guest has no default route from it`,
  help: () => 'Remove the gateway and let DHCP bring it, or make the subnet static.',
})
