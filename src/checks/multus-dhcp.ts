import { certainLinkFor } from '../forecast/link-for.ts'
import { findAttachment } from '../kubevirt/network-attachment.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const multusDhcp = defineCheck({
  code: 'multus-dhcp',
  title: 'DHCP on a network for which KubeVirt has no addresses',
  severity: 'info',
  effect: 'no-address',
  needs: ['vm'],
  sources: ['KubeVirt: pkg/network/dhcp, pkg/network/multus'],
  *find({ vm, networkConfig, manifests, sources }) {
    const source = sources['network-config']
    for (const nic of vm?.interfaces ?? []) {
      if (!vm || !source || !manifests || nic.attachment === null) continue
      const attachment = findAttachment(manifests.objects, nic.attachment, vm.namespace)
      const link = certainLinkFor(nic, networkConfig.links, vm.interfaces)
      if (attachment?.ipam !== false || !link || !(link.dhcp4 || link.dhcp6)) continue
      const related = [{ message: 'has no ipam', location: attachment.place }]
      yield {
        at: locate(source, link.range, link.path),
        related,
        args: { entry: link.id, interface: nic.name, attachment: nic.attachment },
      }
    }
  },
  message: ({ entry, interface: name, attachment }) =>
    `"${entry}" waits for DHCP on interface "${name}"; the NetworkAttachmentDefinition ${attachment} has no ipam, so only a server on that network can answer`,
  help: () => 'Set a static address, unless the network has a DHCP server of its own.',
})
