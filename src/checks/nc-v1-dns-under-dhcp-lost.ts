import { defineFaultCheck } from './define-fault-check.ts'

export const ncV1DnsUnderDhcpLost = defineFaultCheck({
  code: 'nc-v1-dns-under-dhcp-lost',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: net/netplan.py (writes nameservers of static subnets only)'],
  message: ({ type }) =>
    `DNS settings stand under a subnet of type "${type}"; only a static subnet passes them on, so the guest asks only the servers that it learns elsewhere`,
  help: () =>
    'Write the file as version 2, where nameservers belong to the device, or let the DHCP server hand them out.',
})
