import { heldAt, renamed } from '../fixes/entries.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const bridgeParameterUnknown = defineFaultCheck({
  code: 'bridge-parameter-unknown',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/network_state.py (KeyError)', 'netplan 0.106: unknown key'],
  message: ({ key }) =>
    `"${key}" is not a known bridge parameter; the whole file is given up because of it and no network is configured`,
  help: ({ key }) =>
    `Correct the spelling of "${key}" (known: ageing-time, priority, forward-delay, hello-time, max-age, path-cost, port-priority, stp), or remove it.`,
  fix: ({ key }, spot) => {
    const word = `${key}`.replace(/^bridge[-_]/, '').replaceAll('_', '-')
    const meant = kernelNames.get(word) ?? (knownNames.has(word) ? word : undefined)
    const held = heldAt(spot)
    return meant && held ? { title: `Write ${meant}`, safe: true, changes: renamed(held, meant) } : undefined
  },
})

const knownNames: ReadonlySet<string> = new Set(
  'ageing-time priority forward-delay hello-time max-age path-cost port-priority stp'.split(' '),
)

/** What ifupdown and brctl call them. */
const kernelNames: ReadonlyMap<string, string> = new Map([
  ['ageing', 'ageing-time'],
  ['bridgeprio', 'priority'],
  ['fd', 'forward-delay'],
  ['hello', 'hello-time'],
  ['maxage', 'max-age'],
])
