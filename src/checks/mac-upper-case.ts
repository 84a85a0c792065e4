import { inQuotes } from '../fixes/tokens.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const macUpperCase = defineFaultCheck({
  code: 'mac-upper-case',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'nic',
  since: 'cloud-init 19.3',
  sources: [
    'cloud-init: net/__init__.py, stages.py (wait for physical devices)',
    'Linux: /sys/class/net/*/address is lower case',
  ],
  weigh: ({ effect }) => (effect === 'fatal' ? 'error' : 'info'),
  message: ({ mac, waited }) =>
    waited
      ? `MAC ${mac} is in upper case and the guest kernel writes its addresses in lower case; cloud-init compares the two letter by letter, waits in vain, and writes no network at all`
      : `MAC ${mac} is in upper case, unlike the addresses of the guest kernel; that is harmless only because cloud-init does not wait for this device`,
  help: ({ normal }) => `Write ${normal}.`,
  fix: ({ normal }, spot) => ({
    title: `Write ${normal}`,
    safe: true,
    replacement: inQuotes(spot, `${normal}`),
  }),
})
