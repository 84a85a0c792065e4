import { defineFaultCheck } from './define-fault-check.ts'

export const dnsSearchTooMany = defineFaultCheck({
  code: 'dns-search-too-many',
  severity: 'warning',
  effect: 'nothing-rendered',
  sources: ['cloud-init: net/sysconfig.py, distros/parsers/resolv_conf.py'],
  message: ({ limit }) =>
    `with this search domain there are more than ${limit}, or more than 256 characters of them, over all interfaces; cloud-init raises an exception and writes no network at all`,
  help: ({ limit }) => `Keep at most ${limit} search domains, 256 characters in all, in the whole file.`,
})
