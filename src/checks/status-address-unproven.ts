import { placeOf } from '../kubevirt/located.ts'
import { child, items, text } from '../yaml/lookup.ts'
import { defineCheck } from './define-check.ts'

export const statusAddressUnproven = defineCheck({
  code: 'status-address-unproven',
  title: "The address in the VMI's status is the pod's, and says nothing about the guest",
  severity: 'info',
  effect: 'none',
  needs: ['vm'],
  sources: [
    'KubeVirt: pkg/network/setup/netstat.go (infoSource)',
    'https://github.com/kubevirt/kubevirt/issues/13376',
  ],
  *find({ vm }) {
    if (!vm) return
    const path = ['status', 'interfaces']
    for (const [index, node] of items(child(child(vm.object.root, 'status'), 'interfaces')).entries()) {
      const address = child(node, 'ipAddress')
      const nic = vm.interfaces.find(({ name }) => name === text(child(node, 'name')))
      const infoSource = text(child(node, 'infoSource')) ?? ''
      if (!address || nic?.binding !== 'masquerade' || infoSource.includes('guest-agent')) continue
      yield {
        at: placeOf(vm.object, address.range, [...vm.object.path, ...path, index, 'ipAddress']),
        args: { vm: vm.name, interface: nic.name, address: text(address) ?? '', infoSource },
      }
    }
  },
  message: ({ interface: name, address, infoSource }) =>
    `status shows ${address} for interface "${name}" with infoSource ${infoSource === '' ? 'unset' : `"${infoSource}"`}: that is the address of the pod, which is there even when the guest's NIC is down`,
  help: () => 'Believe it once infoSource has guest-agent, or look at the serial log (ci-info).',
})
