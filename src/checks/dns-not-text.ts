import { quotedScalar } from '../fixes/tokens.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const dnsNotText = defineFaultCheck({
  code: 'dns-not-text',
  severity: 'warning',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/networkd.py, net/eni.py, net/sysconfig.py, net/network_manager.py'],
  message: ({ value }) =>
    `YAML reads ${value === undefined ? 'a nameserver' : `the nameserver or search domain here as ${value},`} not as text; cloud-init raises and writes no network`,
  help: () => 'Put the value in quotes.',
  fix: (_, spot) => ({ title: 'Put it in quotes', safe: true, changes: quotedScalar(spot) }),
})
