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
})
