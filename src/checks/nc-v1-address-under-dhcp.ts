import { defineFaultCheck } from './define-fault-check.ts'

export const ncV1AddressUnderDhcp = defineFaultCheck({
  code: 'nc-v1-address-under-dhcp',
  severity: 'error',
  effect: 'nothing-rendered',
  sources: ['cloud-init: net/eni.py, net/network_manager.py'],
  message: ({ type }) =>
    `an address stands under a subnet of type "${type}", which takes none; cloud-init raises and writes no network at all`,
  help: () => 'Write type: static (static6 for IPv6) if the address is meant, or remove the address.',
})
