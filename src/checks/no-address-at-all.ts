import { defineFaultCheck } from './define-fault-check.ts'
import { dhcpOffUnderMasquerade } from './dhcp-off-under-masquerade.ts'

export const noAddressAtAll = defineFaultCheck({
  code: 'no-address-at-all',
  severity: 'warning',
  effect: 'no-address',
  step: 'address',
  sources: ['cloud-init: net/network_state.py'],
  isTold: (subject) => dhcpOffUnderMasquerade.run(subject).length > 0,
  message: () => 'no interface in network-config has DHCP or an address; the guest comes up without one',
  help: () => 'Add dhcp4: true or addresses to the interface that shall be reached.',
})
