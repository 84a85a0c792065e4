import { resolveNetworkData } from '../kubevirt/network-data.ts'
import { defineCheck } from './define-check.ts'

export const noNetworkData = defineCheck({
  code: 'no-network-data',
  title: 'Without network data the guest pins the MAC of its first boot',
  severity: 'warning',
  effect: 'at-restart',
  step: 'nic',
  needs: ['vm'],
  sources: [
    'cloud-init: net/__init__.py (generate_fallback_config)',
    'https://github.com/kubevirt/kubevirt/issues/14314',
  ],
  *find({ vm, secrets, networkConfig }) {
    if (!vm?.cloudInit || vm.rootDisk !== 'persistent' || networkConfig.status !== 'absent') return
    if (resolveNetworkData(vm, secrets).status !== 'absent' || vm.interfaces.every(({ mac }) => mac)) return
    if (vm.cloudInit.networkData.secret) return
    yield { at: vm.cloudInit.place, args: { vm: vm.name } }
  },
  message: ({ vm }) =>
    `VM ${vm} has no network data: cloud-init writes DHCP for the MAC of the first boot, and the next pod has another`,
  help: () => 'Add networkData that matches by name, or fix macAddress in the VM spec.',
})
