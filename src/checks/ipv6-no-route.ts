import { certainLinkFor } from '../forecast/link-for.ts'
import { defineCheck } from './define-check.ts'
import { placeOfAddressing } from './network-place.ts'

export const ipv6NoRoute = defineCheck({
  code: 'ipv6-no-route',
  title: 'DHCPv6 under masquerade without a default route',
  severity: 'warning',
  effect: 'setting-lost',
  needs: ['vm'],
  sources: ['KubeVirt: pkg/network/dhcp/serverv6 (no router advertisements)'],
  *find(subject) {
    const { vm, networkConfig } = subject
    for (const nic of vm?.interfaces ?? []) {
      const link =
        nic.binding === 'masquerade'
          ? certainLinkFor(nic, networkConfig.links, vm?.interfaces ?? [])
          : undefined
      if (!link?.dhcp6) continue
      const routed =
        link.gateways.some(({ text }) => text.includes(':')) ||
        link.routes.some(({ to, via }) => (to === '::/0' || to === 'default') && via?.includes(':'))
      if (!routed)
        yield { at: placeOfAddressing(subject, link, 6), args: { entry: link.id, interface: nic.name } }
    }
  },
  message: ({ entry, interface: name }) =>
    `"${entry}" asks for IPv6 by DHCP on interface "${name}" (masquerade): the pod sends no router advertisements, so the guest gets an address and no default route`,
  help: () =>
    'Add a route to ::/0 via fd10:0:2::1 (the gateway of the default vmIPv6NetworkCIDR), or leave dhcp6 out.',
})
