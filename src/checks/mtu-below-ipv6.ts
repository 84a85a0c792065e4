import { entry, nodeAt } from '../yaml/lookup.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const mtuBelowIpv6 = defineCheck({
  code: 'mtu-below-ipv6',
  title: 'An MTU below 1280 on an interface with IPv6',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['RFC 8200, 5', 'Linux: net/ipv6/addrconf.c'],
  *find({ networkConfig: { root, links }, sources }) {
    const source = sources['network-config']
    for (const { id, path: named, dhcp6, slaac, addresses } of links) {
      // Version 1 names a device by a value in it, version 2 by its key.
      const path = nodeAt(root, named)?.kind === 'mapping' ? named : named.slice(0, -1)
      const set = entry(nodeAt(root, path), 'mtu')
      const hasIpv6 = dhcp6 || slaac || addresses.some(({ text }) => text.includes(':'))
      if (!source || set?.value.kind !== 'integer' || !hasIpv6 || set.value.value >= 1280n) continue
      yield {
        at: locate(source, set.value.range, [...path, 'mtu']),
        args: { entry: id, mtu: set.value.source },
      }
    }
  },
  message: ({ entry: id, mtu }) =>
    `"${id}" has IPv6 and an mtu of ${mtu}; below 1280 Linux switches IPv6 off on the device, with its addresses and routes`,
  help: () => 'Write 1280 or more, or leave IPv6 out.',
})
