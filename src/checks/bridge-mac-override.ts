import { certainLinkFor } from '../forecast/link-for.ts'
import { normalMac } from '../kubevirt/mac-address.ts'
import { entry, nodeAt, text } from '../yaml/lookup.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const bridgeMacOverride = defineCheck({
  code: 'bridge-mac-override',
  title: 'The guest changes the MAC of a NIC that the pod serves by MAC',
  severity: 'error',
  effect: 'no-address',
  step: 'address',
  needs: ['vm'],
  sources: ['KubeVirt: pkg/network/dhcp', 'https://github.com/kubevirt/kubevirt/issues/16696'],
  *find({ vm, networkConfig, sources }) {
    const source = sources['network-config']
    for (const nic of vm?.interfaces ?? []) {
      const link =
        nic.binding === 'bridge' ? certainLinkFor(nic, networkConfig.links, vm?.interfaces ?? []) : undefined
      const set = link && entry(nodeAt(networkConfig.root, link.path), 'macaddress')
      const mac = text(set?.value)
      if (!source || !link?.dhcp4 || !set || mac === undefined || normalMac(mac) === nic.normalMac) continue
      const related = [{ message: `interface "${nic.name}"`, location: nic.place }]
      yield {
        at: locate(source, set.value.range, [...link.path, 'macaddress']),
        related,
        args: { entry: link.id, mac, interface: nic.name },
      }
    }
  },
  message: ({ entry, mac, interface: name }) =>
    `"${entry}" gives its NIC the MAC ${mac}; interface "${name}" is a bridge, whose DHCP server answers only the MAC that the pod knows`,
  help: () => 'Set the address as macAddress in the VM spec, and leave macaddress out of the guest.',
})
