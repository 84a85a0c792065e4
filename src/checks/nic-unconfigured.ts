import { linkFor } from '../forecast/link-for.ts'
import { defineCheck } from './define-check.ts'

export const nicUnconfigured = defineCheck({
  code: 'nic-unconfigured',
  title: 'An interface of the VM has no entry in network-config',
  severity: 'warning',
  effect: 'nic-down',
  needs: ['vm'],
  sources: ['cloud-init: stages.py', 'https://github.com/kubevirt/kubevirt/issues/7284'],
  *find({ vm, networkConfig }) {
    if (!vm || networkConfig.outcome !== 'used') return
    for (const nic of vm.interfaces) {
      if (nic.guestName === null || linkFor(nic, networkConfig.links).status !== 'none') continue
      yield { at: nic.place, args: { interface: nic.name, guestName: nic.guestName } }
    }
  },
  message: ({ interface: name, guestName }) =>
    `no entry of network-config applies to interface "${name}" (${guestName} in the guest); with an explicit configuration cloud-init leaves the rest down`,
  help: () => 'Add an entry for it, or remove the interface.',
})
