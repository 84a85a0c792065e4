import { defineFaultCheck } from './define-fault-check.ts'

export const subnetOnTwoNics = defineFaultCheck({
  code: 'subnet-on-two-nics',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['Linux: Documentation/networking/ip-sysctl.rst (arp_filter, rp_filter)'],
  message: ({ entry, address, first }) =>
    `"${entry}" has ${address}, an address of the same subnet (same network) as "${first}"; Linux sends to that subnet by one of the two only, so answers leave by the wrong NIC and are dropped where source addresses or MACs are checked`,
  help: () =>
    'Give each interface a subnet of its own, put both addresses on one interface, or add routing-policy rules and a table for the second.',
})
