import { linkFor } from '../forecast/link-for.ts'
import type { VmInterface } from '../kubevirt/vm-interface.ts'
import type { NetworkConfig } from '../network-config/network-config.ts'
import { defineCheck } from './define-check.ts'

export const nicUnconfigured = defineCheck({
  code: 'nic-unconfigured',
  title: 'An interface of the VM has no entry in network-config',
  severity: 'warning',
  effect: 'nic-down',
  needs: ['vm'],
  sources: ['cloud-init: stages.py', 'https://github.com/kubevirt/kubevirt/issues/7284'],
  *find({ vm, networkConfig }) {
    if (!vm || !isWritten(networkConfig)) return
    const unconfigured = vm.interfaces.filter((nic) => linkFor(nic, networkConfig.links).status === 'none')
    if (unconfigured.length <= strandedEntries(vm.interfaces, networkConfig)) return
    for (const nic of unconfigured)
      if (nic.guestName !== null)
        yield { at: nic.place, args: { interface: nic.name, guestName: nic.guestName } }
  },
  message: ({ interface: name, guestName }) =>
    `no entry of network-config applies to interface "${name}" (${guestName} in the guest); with an explicit configuration cloud-init leaves the rest down`,
  help: () => 'Add an entry for it, or remove the interface.',
})

/** Some renderer gets through; else nothing is configured anyway, for another reason. */
const isWritten = ({ outcome, renderers }: NetworkConfig): boolean =>
  outcome === 'used' && Object.values(renderers ?? {}).some((each) => each !== 'fatal')

/** Entries whose name or MAC no interface has: each has a finding of its own, and was meant for one of these. */
function strandedEntries(interfaces: readonly VmInterface[], { links }: NetworkConfig): number {
  const applied = new Set(
    interfaces
      .map((nic) => linkFor(nic, links))
      .flatMap((found) => (found.status === 'none' ? [] : found.link)),
  )
  return links.filter(
    (link) =>
      link.kind === 'physical' && (link.mac !== null || link.matchDrivers.length === 0) && !applied.has(link),
  ).length
}
