import { defineFaultCheck } from './define-fault-check.ts'

export const gatewayWithoutAddress = defineFaultCheck({
  code: 'gateway-without-address',
  severity: 'error',
  effect: 'setting-lost',
  sources: ['cloud-init: net/network_state.py'],
  message: ({ key, gateway }) =>
    `${key} ${gateway} stands on a device without ${key === 'gateway6' ? 'IPv6' : 'IPv4'} address; cloud-init drops it without a word, so the guest has no default route from it`,
  help: ({ key }) => `Add an address of the same family, or remove ${key}.`,
})
