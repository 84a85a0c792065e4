import { quotedScalar } from '../fixes/tokens.ts'
import { isPythonIp } from '../network-config/ip-address.ts'
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
  fix: (_, spot) => {
    const { source, range, path = [] } = spot
    const isSearch = path.some((step) => step === 'search' || step === 'dns_search')
    const changes = quotedScalar(spot)
    return isSearch || isPythonIp(source.text.slice(range.start, range.end))
      ? { title: 'Put it in quotes', safe: true, changes }
      : undefined
  },
})
