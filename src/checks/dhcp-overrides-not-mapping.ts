import { defineFaultCheck } from './define-fault-check.ts'

export const dhcpOverridesNotMapping = defineFaultCheck({
  code: 'dhcp-overrides-not-mapping',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['netplan 0.106: parse.c', 'cloud-init: net/network_state.py, net/networkd.py'],
  message: () => 'the DHCP overrides are not a mapping, so no network is configured',
  help: () => 'Put the settings under the overrides key, or remove it.',
})
