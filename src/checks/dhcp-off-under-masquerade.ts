import { withCarriers } from '../forecast/carriers.ts'
import { certainLinkFor } from '../forecast/link-for.ts'
import type { Link } from '../network-config/link.ts'
import { defineCheck } from './define-check.ts'
import { placeOfAddressing } from './network-place.ts'

export const dhcpOffUnderMasquerade = defineCheck({
  code: 'dhcp-off-under-masquerade',
  title: 'A masquerade NIC has neither DHCP nor an address',
  severity: 'error',
  effect: 'no-address',
  step: 'address',
  needs: ['vm'],
  sources: ['KubeVirt: pkg/network/dhcp', 'https://github.com/kubevirt/kubevirt/issues/6620'],
  *find(subject) {
    const { vm, networkConfig } = subject
    for (const nic of vm?.interfaces ?? []) {
      const link = certainLinkFor(nic, networkConfig.links, vm?.interfaces ?? [])
      if (nic.binding !== 'masquerade' || !link) continue
      const entries = withCarriers(link, networkConfig.links)
      if (entries.some((entry) => hasIpv4(entry) || isSpoilt(entry))) continue
      const onlyIpv6 = entries.some(({ dhcp6, addresses }) => dhcp6 || addresses.length > 0)
      yield {
        at: placeOfAddressing(subject, link, 4),
        related: [{ message: `interface "${nic.name}"`, location: nic.place }],
        args: { entry: link.id, interface: nic.name, onlyIpv6 },
        // A pod network may be IPv6 alone.
        ...(onlyIpv6 ? { severity: 'warning' as const } : {}),
      }
    }
  },
  message: ({ entry, interface: name }) =>
    `"${entry}" gives interface "${name}" neither DHCP for IPv4 nor an IPv4 address; behind masquerade nobody else gives the guest one`,
  help: () => 'Set dhcp4: true (version 1: a subnet of type dhcp).',
})

const hasIpv4 = ({ dhcp4, addresses }: Link): boolean =>
  dhcp4 || addresses.some(({ text }) => !text.includes(':'))

/** An address is written and is none: what is wrong with it is told where it stands. */
const isSpoilt = ({ wantsAddress, dhcp6, slaac, addresses }: Link): boolean =>
  wantsAddress && !dhcp6 && !slaac && addresses.length === 0
