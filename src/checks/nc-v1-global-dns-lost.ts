import { defineFaultCheck } from './define-fault-check.ts'

export const ncV1GlobalDnsLost = defineFaultCheck({
  code: 'nc-v1-global-dns-lost',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: net/netplan.py (hands global DNS to interfaces with a static address)'],
  message: () =>
    'a nameserver entry for all interfaces reaches only interfaces with a static address, and this file has none, so the guest never asks these servers',
  help: () =>
    'Write the file as version 2 with nameservers on the device, or let the DHCP server hand them out.',
})
