import { defineFaultCheck } from './define-fault-check.ts'

export const dnsFamilyUnconfigured = defineFaultCheck({
  code: 'dns-family-unconfigured',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: net/network_manager.py'],
  message: ({ server }) =>
    `nameserver ${server} is left out, because its device has no address, DHCP or route of that family`,
  help: () => 'Use a nameserver of a family that the device configures, or configure that family too.',
})
