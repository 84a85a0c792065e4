import { defineFaultCheck } from './define-fault-check.ts'

export const prefixOutOfRange = defineFaultCheck({
  code: 'prefix-out-of-range',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'address',
  sources: [
    "cloud-init: net/network_state.py (Python's ipaddress)",
    'netplan 0.106: parse.c ("invalid prefix length in address")',
  ],
  message: ({ address, prefix }) =>
    `${address === undefined ? `prefix length "${prefix}"` : `the prefix length of "${address}"`} is out of range, which is 1 to 32 for IPv4 and 1 to 128 for IPv6; the file is refused as a whole, so no network is configured`,
  help: () => 'Write the prefix length of the subnet after the slash, such as /24 or /64.',
})
