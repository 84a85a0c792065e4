import { defineFaultCheck } from './define-fault-check.ts'

export const ncV1GlobalDnsLoopback = defineFaultCheck({
  code: 'nc-v1-global-dns-loopback',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/eni.py (puts global DNS into the first subnet of lo)'],
  message: () =>
    'the entry for "lo" has no subnet, into which cloud-init wants to write the global nameservers; it raises, so no network is configured',
  help: () => 'Remove the entry for lo, which every guest has anyway, or give it a subnet of type loopback.',
})
