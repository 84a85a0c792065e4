import { defineCheck } from './define-check.ts'

export const macUnset = defineCheck({
  code: 'mac-unset',
  title: 'An interface has no fixed MAC, and the disk outlives the pod',
  severity: 'warning',
  effect: 'at-restart',
  needs: ['vm'],
  sources: [
    'KubeVirt: pkg/network/setup (the pod NIC lends its address)',
    'https://github.com/kubevirt/kubevirt/issues/9993',
    'https://github.com/kubevirt/kubevirt/issues/1251',
  ],
  *find({ vm }) {
    // A template's MAC would be that of every machine made from it.
    if (vm?.rootDisk !== 'persistent' || vm.isTemplate) return
    for (const { name, mac, binding, place } of vm.interfaces) {
      if (!mac && binding !== 'sriov') yield { at: place, args: { interface: name, vm: vm.name } }
    }
  },
  message: ({ interface: name }) =>
    `interface "${name}" has no macAddress: each pod brings another MAC, and the disk remembers what its first boot wrote`,
  help: () => 'Set macAddress in the VM spec, for example 02:00:00:… (unique in the cluster).',
})
