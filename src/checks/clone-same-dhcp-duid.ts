import { linkFor } from '../forecast/link-for.ts'
import type { Link } from '../network-config/link.ts'
import { child, nodeAt, text } from '../yaml/lookup.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'
import type { Subject } from './subject.ts'

export const cloneSameDhcpDuid = defineCheck({
  code: 'clone-same-dhcp-duid',
  title: 'A clone asks for an address with the DHCP identity of its original',
  severity: 'info',
  effect: 'none',
  needs: ['previous-seed'],
  sources: [
    'systemd-networkd: systemd.network(5), ClientIdentifier (duid, made from the machine-id)',
    'https://github.com/harvester/harvester/issues/4474',
    'https://github.com/canonical/lxd/issues/7180',
  ],
  *find(subject) {
    const { drift, sources } = subject
    const source = sources['network-config']
    if (drift?.relation !== 'clone' || drift.rootDisk === 'fresh' || !source) return
    for (const link of subject.networkConfig.links) {
      if (!link.dhcp4 || isByMac(subject, link) || isMasquerade(subject, link)) continue
      const args = { entry: link.id, version: String(subject.networkConfig.version) }
      yield { at: locate(source, link.range, link.path), args }
    }
  },
  message: ({ entry }) =>
    `"${entry}" asks for its address by DHCP, and netplan's networkd names the client by the machine-id, which a copied disk shares with the original: the server may give both one address`,
  help: ({ version }) =>
    version === '2'
      ? 'Set dhcp-identifier: mac, or empty /etc/machine-id in the disk before it is copied.'
      : 'Empty /etc/machine-id in the disk before it is copied, or use version 2 with dhcp-identifier: mac.',
})

const isByMac = ({ networkConfig: { root } }: Subject, { path }: Link): boolean =>
  text(child(nodeAt(root, path), 'dhcp-identifier')) === 'mac'

/** There the pod's own server answers, which knows no other client. */
const isMasquerade = ({ vm, networkConfig }: Subject, link: Link): boolean =>
  vm?.interfaces.some((nic) => {
    const found = linkFor(nic, networkConfig.links)
    return nic.binding === 'masquerade' && found.status !== 'none' && found.link === link
  }) ?? false
