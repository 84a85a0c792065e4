import { endOfEntry, heldAt } from '../fixes/entries.ts'
import { insertion, nodeOf } from '../fixes/tokens.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const ncV2DeviceNull = defineFaultCheck({
  code: 'nc-v2-device-null',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/__init__.py, net/network_state.py', 'netplan 0.106: parse.c'],
  message: ({ entry, section, glued }) =>
    glued
      ? `"${entry}" in ${section} is one text and no mapping, because no plain space follows the colon of "${glued}:"; no network is configured`
      : `"${entry}" in ${section} is not a mapping; no network is configured`,
  help: ({ entry, glued }) =>
    glued
      ? `Write a space behind ${glued}: (a no-break blank is none).`
      : `Indent the settings of ${entry} under it, or write ${entry}: {}.`,
  fix: ({ entry, section, glued }, spot) => {
    const { source } = spot
    const node = nodeOf(spot)
    if (glued && node?.kind === 'string' && node.plain && /^[\w-]+:\S*$/.test(node.value)) {
      const at = node.range.start + `${glued}`.length + 1
      return { title: 'Write a space behind the colon', safe: true, changes: [insertion(source, at, ' ')] }
    }
    const held = heldAt(spot)
    const isAlone = held?.mapping.entries.every(
      ({ value }) => value.kind === 'mapping' || value === held.entry.value,
    )
    // Settings that stand too far left, or that are still to come, may belong here.
    return held && isAlone && section === 'ethernets' && node?.kind === 'null' && node.source === ''
      ? {
          title: `Write ${entry}: {}`,
          safe: false,
          changes: [insertion(source, endOfEntry(source, held.entry), ' {}')],
        }
      : undefined
  },
})
