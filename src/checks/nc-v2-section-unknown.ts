import { heldAt, renamed } from '../fixes/entries.ts'
import { sections } from '../network-config/netplan/device-keys.ts'
import { isSpelling, suggest } from '../schema/suggest.ts'
import { defineFaultCheck } from './define-fault-check.ts'

/** Unknown to netplan 0.106 only. */
const newer: ReadonlySet<string> = new Set(['dummy-devices', 'virtual-ethernets'])

export const ncV2SectionUnknown = defineFaultCheck({
  code: 'nc-v2-section-unknown',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/network_state.py ("No handler found")', 'netplan 0.106: unknown key'],
  message: ({ section }) =>
    newer.has(String(section))
      ? `netplan 0.106 does not know the section "${section}", newer ones do; an old one refuses the file and configures no network`
      : `version 2 has no section "${section}"; no network is configured`,
  help: ({ section }) => {
    if (newer.has(String(section))) return `Keep "${section}" only for guests whose netplan knows it.`
    const near = suggest(String(section), [...sections.keys()])
    return near
      ? `Write ${near}, if that was meant.`
      : `Remove "${section}", or move it under the section it belongs to.`
  },
  // The nearest word may be another than the one that was meant.
  fix: ({ section }, spot) => {
    const near = newer.has(String(section)) ? undefined : suggest(String(section), [...sections.keys()])
    const held = heldAt(spot)
    return near && held
      ? { title: `Write ${near}`, safe: isSpelling(String(section), near), changes: renamed(held, near) }
      : undefined
  },
})
