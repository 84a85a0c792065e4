import { defineFaultCheck } from './define-fault-check.ts'

export const dnsNotList = defineFaultCheck({
  code: 'dns-not-list',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/network_state.py'],
  message: () =>
    'nameservers and search domains are neither a list nor text here; cloud-init raises and writes no network',
  help: () => 'Write a list, one nameserver or search domain per item.',
})
