import { placeOf } from '../kubevirt/located.ts'
import { child, entry } from '../yaml/lookup.ts'
import { defineCheck } from './define-check.ts'

const annotation = 'hooks.kubevirt.io/hookSidecars'

export const hookSidecar = defineCheck({
  code: 'hook-sidecar',
  title: 'A hook may change the seed before the VM starts',
  severity: 'info',
  effect: 'none',
  needs: ['vm'],
  sources: ['KubeVirt: pkg/hooks (PreCloudInitIso)'],
  *find({ vm }) {
    const found = vm && entry(child(vm.metadata, 'annotations'), annotation)
    if (!found) return
    yield { at: placeOf(vm.object, found.key.range, [...vm.object.path, annotation]), args: { vm: vm.name } }
  },
  message: ({ vm }) =>
    `VM ${vm} has a hook sidecar, which may replace user data, network data and meta-data: what is predicted here need not be what the guest gets`,
  help: () => 'Inspect the image from the running pod.',
})
