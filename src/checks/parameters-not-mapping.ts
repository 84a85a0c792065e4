import { heldAt, removed } from '../fixes/entries.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const parametersNotMapping = defineFaultCheck({
  code: 'parameters-not-mapping',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/network_state.py', 'netplan 0.106: parameters must be a mapping'],
  message: () =>
    'parameters is not a mapping of names and values; the file is given up for it and no network is configured',
  help: () => 'Write parameters as name: value lines, or remove the empty key.',
  fix: (_, spot) => {
    const held = heldAt(spot)
    return held?.entry.value.kind === 'null'
      ? { title: 'Remove the empty parameters', safe: true, changes: removed(held) }
      : undefined
  },
})
