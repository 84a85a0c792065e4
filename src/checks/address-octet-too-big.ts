import { defineFaultCheck } from './define-fault-check.ts'

export const addressOctetTooBig = defineFaultCheck({
  code: 'address-octet-too-big',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'address',
  sources: [
    "cloud-init: net/network_state.py (Python's ipaddress)",
    'netplan 0.106: parse.c ("malformed address")',
    'https://github.com/canonical/cloud-init/issues/3691',
  ],
  message: ({ address }) =>
    `"${address}" is not an IPv4 address: each of its four numbers may be 255 at most; the file is refused as a whole, so no network is configured`,
  help: () => 'Correct the number above 255.',
})
