import { isAtLeast } from '../seed/release.ts'
import { child, items, nodeAt, text } from '../yaml/lookup.ts'
import { defineCheck } from './define-check.ts'

export const volumeWithoutDisk = defineCheck({
  code: 'volume-without-disk',
  title: 'The cloud-init volume has no disk that shows it to the guest',
  severity: 'info',
  effect: 'none',
  needs: ['vm'],
  since: 'a disk is added since KubeVirt 0.54 (VMI) and 0.55 (VM)',
  sources: [
    'KubeVirt: staging/src/kubevirt.io/api/core/v1/defaults.go',
    'https://github.com/kubevirt/kubevirt/issues/14314',
  ],
  *find({ vm, manifests }) {
    const volume = vm?.cloudInit
    if (!vm || !volume || vm.object.kind === 'VirtualMachineInstanceReplicaSet') return
    const disks = items(nodeAt(vm.spec, ['domain', 'devices', 'disks']))
    // Without any disk written all of them are left to the cluster, which is a common shorthand.
    if (disks.length === 0 && isAdded(vm.kind, manifests?.release ?? null)) return
    if (disks.some((disk) => text(child(disk, 'name')) === volume.name)) return
    const added = isAdded(vm.kind, manifests?.release ?? null)
    yield {
      at: volume.place,
      args: { vm: vm.name, volume: volume.name, added },
      ...(added ? {} : { severity: 'error' as const, effect: 'seed-ignored' as const }),
    }
  },
  message: ({ vm, volume, added }) =>
    `no disk of VM ${vm} is named like the cloud-init volume "${volume}": ${added ? 'KubeVirt adds one, behind those that are listed' : 'this KubeVirt adds none, so the guest never sees the seed, and nothing says so'}`,
  help: ({ volume }) => `Add {name: ${volume}, disk: {bus: virtio}} to domain.devices.disks.`,
})

const isAdded = (kind: string, release: Parameters<typeof isAtLeast>[0]): boolean =>
  isAtLeast(release, 0, kind === 'VirtualMachineInstance' ? 54 : 55)
