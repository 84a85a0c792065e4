import { placeOf } from '../kubevirt/located.ts'
import { child, items, nodeAt, text } from '../yaml/lookup.ts'
import { defineCheck } from './define-check.ts'

/** Controllers for which kernels that are cut down for clouds ship no driver. */
const rareBuses: readonly string[] = ['sata', 'ide', 'fdc']

export const seedBusWithoutDriver = defineCheck({
  code: 'seed-bus-without-driver',
  title: 'The seed sits on a controller that cloud kernels have no driver for',
  severity: 'warning',
  effect: 'seed-ignored',
  needs: ['vm'],
  sources: [
    'https://github.com/utmapp/UTM/issues/7712',
    'https://github.com/virt-manager/virt-manager/issues/912',
    'https://github.com/dmacvicar/terraform-provider-libvirt/issues/1018',
  ],
  *find({ vm }) {
    const volume = vm?.cloudInit
    if (!vm || !volume) return
    const path = ['domain', 'devices', 'disks']
    for (const [index, disk] of items(nodeAt(vm.spec, path)).entries()) {
      if (text(child(disk, 'name')) !== volume.name) continue
      const target = (['cdrom', 'disk'] as const).find((key) => child(disk, key))
      const bus = target && child(child(disk, target), 'bus')
      const name = text(bus)
      if (!bus || name === undefined || !rareBuses.includes(name)) continue
      const at = placeOf(vm.object, bus.range, [...vm.specPath, ...path, index, target, 'bus'])
      yield { at, args: { vm: vm.name, volume: volume.name, bus: name } }
    }
  },
  message: ({ vm, volume, bus }) =>
    `the seed of VM ${vm} (volume "${volume}") is on bus ${bus}: an image with a kernel cut down for clouds (such as Debian's cloud flavour) has no driver for it, sees no seed, and cloud-init switches itself off`,
  help: () => 'Use a disk with bus virtio, or a CD-ROM with bus scsi.',
})
