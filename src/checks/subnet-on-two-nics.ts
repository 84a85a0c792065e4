import type { Link } from '../network-config/link.ts'
import { sharedSubnets } from '../network-config/link-plan.ts'
import { entry, nodeAt } from '../yaml/lookup.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const subnetOnTwoNics = defineCheck({
  code: 'subnet-on-two-nics',
  title: 'Two interfaces have addresses of one subnet',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['Linux: Documentation/networking/ip-sysctl.rst (arp_filter, rp_filter)'],
  *find({ networkConfig: { outcome, root, links }, sources }) {
    const source = sources['network-config']
    if (!source || outcome !== 'used') return
    // Whoever writes rules for the choice of a routing table has thought of it.
    const hasRules = ({ path }: Link) => entry(nodeAt(root, path), 'routing-policy') !== undefined
    for (const { address, link, first } of sharedSubnets(links)) {
      if (hasRules(link) || hasRules(first)) continue
      const args = { entry: link.id, address: address.text, first: first.id }
      yield { at: locate(source, address.range, address.path), args }
    }
  },
  message: ({ entry: id, address, first }) =>
    `"${id}" has ${address}, an address of the same subnet (same network) as "${first}"; Linux sends to that subnet by one of the two only, so answers leave by the wrong NIC and are dropped where source addresses or MACs are checked`,
  help: () =>
    'Give each interface a subnet of its own, put both addresses on one interface, or add routing-policy rules and a table for the second.',
})
