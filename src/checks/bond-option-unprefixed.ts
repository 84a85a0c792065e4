import { heldAt, renamed } from '../fixes/entries.ts'
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
  // The bond kept the default of the option so far.
  fix: ({ key }, spot) => {
    const held = heldAt(spot)
    return held && { title: `Write bond-${key}`, safe: false, changes: renamed(held, `bond-${key}`) }
  },
})
