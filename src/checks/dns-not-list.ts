import { defineFaultCheck } from './define-fault-check.ts'

export const dnsNotList = defineFaultCheck({
  code: 'dns-not-list',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/network_state.py'],
  message: () =>
    'nameservers or search domains must be a list and are not; the file is given up for it and no network is configured',
  help: () => 'Write a list, one nameserver or search domain per item.',
})
