import { hookAnnotation, hookOf } from '../kubevirt/hook-sidecar.ts'
import { placeOf } from '../kubevirt/located.ts'
import { defineCheck } from './define-check.ts'

export const hookSidecar = defineCheck({
  code: 'hook-sidecar',
  title: 'A hook may change the seed before the VM starts',
  severity: 'info',
  effect: 'none',
  needs: ['vm'],
  sources: ['KubeVirt: pkg/hooks (PreCloudInitIso)'],
  *find({ vm }) {
    const found = vm && hookOf(vm)
    if (!found) return
    yield {
      at: placeOf(vm.object, found.key.range, [...vm.object.path, hookAnnotation]),
      args: { vm: vm.name },
    }
  },
  message: ({ vm }) =>
    `VM ${vm} has a hook sidecar, which may replace user data, network data and meta-data: what is predicted here need not be what the guest gets`,
  help: () => 'Inspect the image from the running pod.',
})
