import { heldAt, renamed } from '../fixes/entries.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const ncV1IpAddressKey = defineFaultCheck({
  code: 'nc-v1-ip-address-key',
  severity: 'error',
  /** netplan is no better off: it is handed an address "None", a fault with a code of its own. */
  elsewhere: 'error',
  effect: 'nothing-rendered',
  step: 'address',
  sources: ['cloud-init: net/network_state.py, net/sysconfig.py, net/netplan.py'],
  message: () =>
    'the address stands under "ip_address"; netplan is handed "None" in its place and refuses the file, and elsewhere cloud-init raises and writes no network at all',
  help: () => 'Rename the key to address.',
  fix: (_, spot) => {
    const held = heldAt(spot)
    return held && { title: 'Write address', safe: true, changes: renamed(held, 'address') }
  },
})
