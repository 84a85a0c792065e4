import { defineFaultCheck } from './define-fault-check.ts'

export const addressNotHost = defineFaultCheck({
  code: 'address-not-host',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['RFC 919, RFC 3021', 'cloud-init and netplan take it without a word'],
  message: ({ address, role }) =>
    `${address} is the ${role} address of its own subnet; the guest takes it, but routers and other hosts do not treat it as a host`,
  help: () => 'Use an address inside the subnet, or correct the prefix length.',
})
