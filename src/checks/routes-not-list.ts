import { mappingAsItem } from '../fixes/as-list.ts'
import { heldAt, removed } from '../fixes/entries.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const routesNotList = defineFaultCheck({
  code: 'routes-not-list',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/network_state.py', 'netplan 0.106: parse.c'],
  message: () =>
    'routes must be a list of mappings, each with its keys; the file is refused as a whole, so no network is configured',
  help: () => 'Write each route as a list item after a dash, or remove the key routes.',
  fix: (_, spot) => {
    const held = heldAt(spot)
    if (held?.entry.value.kind === 'null')
      return { title: 'Remove the empty routes', safe: true, changes: removed(held) }
    return (
      held && { title: 'Make it a list', safe: true, changes: mappingAsItem(spot.source, held.entry.value) }
    )
  },
})
