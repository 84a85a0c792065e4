import { defineFaultCheck } from './define-fault-check.ts'
import { gatewayRemedy } from './gateway-remedy.ts'

export const gateway4Deprecated = defineFaultCheck({
  code: 'gateway4-deprecated',
  severity: 'warning',
  effect: 'none',
  sources: [
    'netplan 0.106: parse.c',
    'cloud-init 23.1: net/network_state.py',
    'https://github.com/canonical/cloud-init/issues/4031',
    'https://github.com/canonical/cloud-init/pull/1794',
    'https://github.com/schtritoff/hyperv-vm-provisioning/pull/9',
  ],
  message: ({ key }) =>
    `${key} is deprecated; it works, with a warning from netplan each time and from cloud-init since 23.1`,
  help: ({ key }) =>
    `Replace ${key} by routes, with to: ${key === 'gateway6' ? '"::/0"' : '0.0.0.0/0'} and via: the gateway.`,
  fix: (_, spot, { networkConfig: { faults } }) => gatewayRemedy(spot, faults),
})
