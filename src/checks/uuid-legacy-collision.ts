import { indexOf } from '../kubevirt/vm-index.ts'
import { isAtLeast } from '../seed/release.ts'
import { defineCheck } from './define-check.ts'

export const uuidLegacyCollision = defineCheck({
  code: 'uuid-legacy-collision',
  title: 'VMs of one name in several namespaces get one UUID from older KubeVirt',
  severity: 'warning',
  effect: 'not-applied',
  needs: ['vm'],
  since: 'KubeVirt 0.4 to 1.5',
  sources: [
    'https://github.com/kubevirt/kubevirt/issues/11166',
    'https://github.com/kubevirt/kubevirt/issues/13156',
  ],
  *find({ vm, manifests }) {
    if (!manifests || vm?.kind !== 'VirtualMachine' || vm.firmwareUuid) return
    if (manifests.release !== null && isAtLeast(manifests.release, 1, 6)) return
    const other = indexOf(manifests)
      .byName.get(vm.name)
      ?.find(
        (each) => each.kind === 'VirtualMachine' && each.namespace !== vm.namespace && !each.firmwareUuid,
      )
    if (!other) return
    const related = [{ message: `in namespace ${other.namespace}`, location: other.namePlace }]
    yield {
      at: vm.namePlace,
      related,
      args: { vm: vm.name, namespace: vm.namespace, other: other.namespace },
    }
  },
  message: ({ vm, namespace, other }) =>
    `VM ${vm} is in namespaces ${namespace} and ${other} without a firmware.uuid: KubeVirt up to 1.5 derives it from the name alone, so both are one instance to cloud-init`,
  help: () => 'Set domain.firmware.uuid in both.',
})
