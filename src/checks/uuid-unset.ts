import { defineCheck } from './define-check.ts'

export const uuidUnset = defineCheck({
  code: 'uuid-unset',
  title: 'The VM fixes no firmware UUID, so its instance-id is not settled',
  severity: 'warning',
  effect: 'identity-changed',
  needs: ['vm'],
  since: 'stored in the VM at creation since KubeVirt 1.6',
  sources: [
    'KubeVirt: pkg/virt-controller/watch/vm/firmware.go',
    'https://github.com/kubevirt/kubevirt/issues/13156',
  ],
  *find({ vm }) {
    if (vm?.kind !== 'VirtualMachine' || vm.firmwareUuid || vm.rootDisk === 'fresh') return
    yield { at: vm.domainPlace, args: { vm: vm.name } }
  },
  message: ({ vm }) =>
    `VM ${vm} sets no firmware.uuid: its instance-id depends on the KubeVirt release and changes when the VM is recreated; the guest then runs its first boot again`,
  help: () =>
    'Set domain.firmware.uuid. A new value also makes a corrected network-config take effect on a disk that has booted before.',
})
