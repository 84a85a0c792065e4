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
})
