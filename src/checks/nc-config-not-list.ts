import { mappingAsItem } from '../fixes/as-list.ts'
import { heldAt } from '../fixes/entries.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const ncConfigNotList = defineFaultCheck({
  code: 'nc-config-not-list',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/__init__.py, net/network_state.py'],
  message: () =>
    '"config" holds no list; cloud-init goes through its entries, raises, and writes no network at all',
  help: () =>
    'Write config as a list, each entry with a dash and a type; the one word it may hold instead is disabled.',
  fix: (_, spot) => {
    const held = heldAt(spot)
    return (
      held && { title: 'Make it a list', safe: true, changes: mappingAsItem(spot.source, held.entry.value) }
    )
  },
})
