import { heldAt, removed } from '../fixes/entries.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const dhcpDomainTwice = defineFaultCheck({
  code: 'dhcp-domain-twice',
  severity: 'warning',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/networkd.py'],
  message: () =>
    'the use of DHCP domains is set both here and by use-domains; cloud-init raises and writes no network',
  help: () => 'Remove this key and keep use-domains.',
  fix: (_, spot) => {
    const held = heldAt(spot)
    return held && { title: 'Remove it', safe: true, changes: removed(held) }
  },
})
