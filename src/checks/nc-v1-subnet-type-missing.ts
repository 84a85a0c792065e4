import { heldIn, insertedBehind } from '../fixes/entries.ts'
import { nodeOf } from '../fixes/tokens.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const ncV1SubnetTypeMissing = defineFaultCheck({
  code: 'nc-v1-subnet-type-missing',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'address',
  sources: ['cloud-init: net/network_state.py'],
  message: () => 'a subnet has no usable "type"; cloud-init raises and writes no network at all',
  help: () => 'Add type: static beside an address, type: dhcp4 or dhcp6 for DHCP, type: manual for neither.',
  fix: (_, spot) => {
    const subnet = nodeOf(spot)
    const address = heldIn(spot.source, subnet, 'address')?.entry.value
    return address?.kind === 'string' && !heldIn(spot.source, subnet, 'type')
      ? {
          title: 'Add type: static',
          safe: true,
          changes: insertedBehind(heldIn(spot.source, subnet, 'address'), 'type: static'),
        }
      : undefined
  },
})
