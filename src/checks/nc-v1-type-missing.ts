import { heldIn, insertedBehind } from '../fixes/entries.ts'
import { nodeOf } from '../fixes/tokens.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const ncV1TypeMissing = defineFaultCheck({
  code: 'nc-v1-type-missing',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/network_state.py'],
  message: () => 'an entry of "config" has no usable "type"; cloud-init raises and writes no network at all',
  help: () => 'Add type: physical, bond, bridge, vlan, nameserver or route to the entry.',
  // What has a name and subnets alone may have been meant for another kind of device.
  fix: (_, spot) => {
    const entry = nodeOf(spot)
    return heldIn(spot.source, entry, 'name') && !heldIn(spot.source, entry, 'type')
      ? {
          title: 'Add type: physical',
          safe: false,
          changes: insertedBehind(heldIn(spot.source, entry, 'name'), 'type: physical'),
        }
      : undefined
  },
})
