import { indexOf } from '../kubevirt/vm-index.ts'
import { defineCheck } from './define-check.ts'

export const uuidDuplicate = defineCheck({
  code: 'uuid-duplicate',
  title: 'Two machines have one firmware UUID',
  severity: 'error',
  effect: 'not-applied',
  needs: ['vm'],
  sources: ['https://github.com/kubevirt/kubevirt/issues/14389'],
  *find({ vm, manifests }) {
    const uuid = vm?.firmwareUuid
    if (!uuid || !manifests) return
    const others = (indexOf(manifests).byUuid.get(uuid.text.toLowerCase()) ?? []).filter(
      (other) => other.object !== vm.object && (other.name !== vm.name || other.namespace !== vm.namespace),
    )
    const [other] = others
    if (!other && vm.replicas < 2) return
    const related = other?.firmwareUuid
      ? [{ message: `VM ${other.name}`, location: other.firmwareUuid.place }]
      : []
    yield {
      at: uuid.place,
      related,
      args: {
        uuid: uuid.text,
        vm: vm.isTemplate ? (vm.object.name ?? '') : vm.name,
        other: other?.name ?? null,
        replicas: vm.replicas,
      },
    }
  },
  message: ({ uuid, vm, other, replicas }) =>
    other === null
      ? `all ${replicas} machines made from ${vm} get the firmware.uuid ${uuid}: to cloud-init they are one instance`
      : `VM ${vm} and VM ${other} have the same firmware.uuid ${uuid}: a disk copied from one to the other takes the seed for one that it has applied`,
  help: ({ other }) =>
    other === null ? 'Leave firmware.uuid out of the template.' : 'Give each VM a UUID of its own.',
})
