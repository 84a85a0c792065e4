import { heldAt, removed } from '../fixes/entries.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const ncV2SectionNotMapping = defineFaultCheck({
  code: 'nc-v2-section-not-mapping',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/__init__.py, net/network_state.py', 'netplan 0.106: parse.c'],
  message: ({ section }) => `the section "${section}" is not a mapping of devices; no network is configured`,
  help: ({ section }) => `Write the devices under ${section} as keys, or remove the section.`,
  fix: ({ section }, spot) => {
    const held = heldAt(spot)
    return held?.entry.value.kind === 'null'
      ? { title: `Remove the empty ${section}`, safe: true, changes: removed(held) }
      : undefined
  },
})
