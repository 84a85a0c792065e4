import { linkFor } from '../forecast/link-for.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const nameMismatch = defineCheck({
  code: 'name-mismatch',
  title: 'network-config names a NIC that the VM probably does not have',
  severity: 'warning',
  effect: 'nic-down',
  step: 'nic',
  needs: ['vm'],
  sources: [
    'KubeVirt: docs/pci-topology.md',
    'systemd.net-naming-scheme(7)',
    'https://github.com/kubevirt/kubevirt/issues/2224',
  ],
  *find({ vm, networkConfig, sources }) {
    const source = sources['network-config']
    const names = vm?.interfaces.flatMap(({ guestName }) => guestName ?? []) ?? []
    if (!vm || !source || names.length !== vm.interfaces.length) return
    const used = new Set(
      vm.interfaces
        .map((nic) => linkFor(nic, networkConfig.links))
        .map((found) => found.status !== 'none' && found.link),
    )
    for (const link of networkConfig.links) {
      if (link.kind !== 'physical' || link.mac || link.matchDrivers.length > 0 || used.has(link)) continue
      yield {
        at: locate(source, link.range, link.path),
        args: { entry: link.id, wanted: link.matchName ?? link.name, vm: vm.name, predicted: names },
      }
    }
  },
  message: ({ wanted, vm, predicted }) =>
    `network-config is for "${wanted}", and the ${predicted.length === 1 ? 'NIC' : 'NICs'} of VM ${vm} ${predicted.length === 1 ? 'is' : 'are'} predicted to be ${predicted.join(', ')}; the entry would apply to no NIC`,
  help: () =>
    'Match by MAC, with macAddress fixed in the VM spec; or use the name that the serial log shows.',
})
