import { heldAt, renamed } from '../fixes/entries.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const bondParameterUnknown = defineFaultCheck({
  code: 'bond-parameter-unknown',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/network_state.py (KeyError)', 'netplan 0.106: unknown key'],
  message: ({ key }) =>
    `"${key}" is not a known bond parameter; the whole file is given up because of it and no network is configured`,
  help: ({ key }) =>
    `${key}`.startsWith('arp-ip-target')
      ? 'Write arp-ip-targets for netplan, arp-ip-target for every other renderer; no spelling works for both.'
      : `Correct the spelling of "${key}", or remove it.`,
  fix: ({ key }, spot) => {
    const word = `${key}`.replace(/^bond[-_]/, '').replaceAll('_', '-')
    const meant = kernelNames.get(word) ?? (knownNames.has(word) ? word : undefined)
    const held = heldAt(spot)
    return meant && held ? { title: `Write ${meant}`, safe: true, changes: renamed(held, meant) } : undefined
  },
})

/** What netplan and cloud-init call as the kernel does, but for dashes. */
const knownNames: ReadonlySet<string> = new Set(
  'mode lacp-rate min-links ad-select arp-interval arp-validate'.split(' '),
)

/** The kernel's names that netplan spells out. */
const kernelNames: ReadonlyMap<string, string> = new Map([
  ['downdelay', 'down-delay'],
  ['fail-over-mac', 'fail-over-mac-policy'],
  ['miimon', 'mii-monitor-interval'],
  ['updelay', 'up-delay'],
  ['xmit-hash-policy', 'transmit-hash-policy'],
])
