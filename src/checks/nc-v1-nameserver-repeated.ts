import { defineFaultCheck } from './define-fault-check.ts'

export const ncV1NameserverRepeated = defineFaultCheck({
  code: 'nc-v1-nameserver-repeated',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: net/network_state.py'],
  message: ({ name }) =>
    `interface "${name}" has a nameserver entry already; this one replaces it, so the servers and search domains of the first are lost`,
  help: ({ name }) => `Put all addresses into dns_nameservers of a subnet of ${name}.`,
})
