import { defineCheck } from './define-check.ts'

export const uuidUnsetVmi = defineCheck({
  code: 'uuid-unset-vmi',
  title: 'Each new object of this kind is a new instance',
  severity: 'info',
  effect: 'identity-changed',
  needs: ['vm'],
  sources: ['KubeVirt: staging/src/kubevirt.io/api/core/v1/defaults.go'],
  *find({ vm }) {
    if (!vm || vm.firmwareUuid || vm.kind === 'VirtualMachine' || vm.kind === 'VirtualMachinePool') return
    yield { at: vm.domainPlace, args: { name: vm.name, kind: vm.kind } }
  },
  message: ({ name, kind }) =>
    `${kind} ${name} sets no firmware.uuid: every object made from it gets a random one, and with it a new instance-id`,
  help: ({ kind }) =>
    kind === 'VirtualMachineInstance'
      ? 'Set domain.firmware.uuid where a recreated object shall be the same instance.'
      : 'Nothing, if each replica shall be an instance of its own.',
})
