import { nodeOf } from '../fixes/tokens.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const bridgeStpMalformed = defineFaultCheck({
  code: 'bridge-stp-malformed',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/network_state.py (handle_bridge)'],
  message: () =>
    'the spanning tree switch of this bridge says neither on nor off; cloud-init raises an exception and writes no network at all',
  help: () => 'Write bridge_stp: "on" or "off" (version 2: stp: true or false).',
  fix: (_, spot, { networkConfig }) => {
    const node = nodeOf(spot)
    const isOn = node?.kind === 'string' ? switchWords.get(node.value.toLowerCase()) : undefined
    if (isOn === undefined) return undefined
    const written = networkConfig.version === 1 ? (isOn ? '"on"' : '"off"') : `${isOn}`
    return { title: `Write ${written}`, safe: true, replacement: written }
  },
})

const switchWords: ReadonlyMap<string, boolean> = new Map([
  ...['yes', 'y', 'true', 'on', '1', 'enabled'].map((word) => [word, true] as const),
  ...['no', 'n', 'false', 'off', '0', 'disabled'].map((word) => [word, false] as const),
])
