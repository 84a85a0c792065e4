import { defineFaultCheck } from './define-fault-check.ts'

export const addressMalformed = defineFaultCheck({
  code: 'address-malformed',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'address',
  sources: [
    "cloud-init: net/network_state.py (Python's ipaddress)",
    'netplan 0.106: parse.c ("malformed address")',
  ],
  message: ({ address, value }) =>
    `"${address ?? value}" is not an IP address; the file is refused as a whole, so no network is configured`,
  help: () => 'Write an address such as 192.0.2.10/24 or 2001:db8::10/64.',
})
