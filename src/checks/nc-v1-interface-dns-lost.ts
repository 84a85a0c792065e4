import { defineFaultCheck } from './define-fault-check.ts'

export const ncV1InterfaceDnsLost = defineFaultCheck({
  code: 'nc-v1-interface-dns-lost',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: net/netplan.py, net/eni.py (DNS comes from subnets and global entries only)'],
  message: ({ name }) =>
    `the nameserver entry for interface "${name}" is read and then written nowhere, so the guest never asks these servers`,
  help: () => 'Move the addresses to dns_nameservers of a static subnet of that interface.',
})
