import { defineFaultCheck } from './define-fault-check.ts'

export const bondOptionUnprefixed = defineFaultCheck({
  code: 'bond-option-unprefixed',
  severity: 'error',
  effect: 'setting-lost',
  sources: [
    'cloud-init: net/network_state.py, net/netplan.py, net/sysconfig.py (options are known by their prefix)',
  ],
  message: ({ key }) =>
    `the bond option "${key}" lacks the prefix bond-; nothing reads it, nothing complains, and the bond keeps the default`,
  help: ({ key }) => `Write bond-${key}.`,
  fix: ({ key }) => ({ title: `Write bond-${key}`, safe: false, replacement: `bond-${key}` }),
})
