import { textAsList } from '../fixes/as-list.ts'
import { nodeOf } from '../fixes/tokens.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const addressesNotList = defineFaultCheck({
  code: 'addresses-not-list',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/network_state.py', 'netplan 0.106: parse.c'],
  message: () =>
    'addresses must be a list, even of one address; the file is refused as a whole, so no network is configured',
  help: () => 'Write addresses: [192.0.2.10/24], or each address in a line of its own after a dash.',
  fix: (_, spot) => {
    const node = nodeOf(spot)
    return node && { title: 'Make it a list', safe: true, changes: textAsList(spot.source, node) }
  },
})
