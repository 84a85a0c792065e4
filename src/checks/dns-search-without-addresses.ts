import { defineFaultCheck } from './define-fault-check.ts'

export const dnsSearchWithoutAddresses = defineFaultCheck({
  code: 'dns-search-without-addresses',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: net/network_state.py (warns, and leaves the nameservers of the section)'],
  message: () =>
    'nameservers has no addresses; cloud-init warns, and records the DNS neither of this device nor of those after it in the section',
  help: () => 'Add addresses beside search, or remove nameservers.',
})
