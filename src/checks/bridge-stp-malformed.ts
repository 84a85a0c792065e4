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
})
