import { resolveNetworkData } from '../kubevirt/network-data.ts'
import { isExplained } from '../seed/strays.ts'
import { defineCheck } from './define-check.ts'

export const networkConfigNotInImage = defineCheck({
  code: 'network-config-not-in-image',
  title: 'The VM has network data, the image has no network-config',
  severity: 'error',
  effect: 'fallback',
  step: 'files',
  needs: ['vm'],
  sources: ['KubeVirt: pkg/cloud-init/cloud-init.go', 'https://github.com/harvester/harvester/issues/10159'],
  *find({ input, seed, vm, secrets }) {
    if (!vm || seed.volume === null) return
    if ([...seed.files, ...seed.lost].some(({ name }) => name === 'network-config')) return
    if (isExplained(seed, 'network-config')) return
    const data = resolveNetworkData(vm, secrets)
    if (data.status !== 'known') return
    const related = [{ message: 'the network data of the spec', location: data.place }]
    yield { at: { file: input }, related, args: { vm: vm.name, source: data.origin } }
  },
  message: ({ vm, source }) =>
    `VM ${vm} has network data (${source}), but network-config is missing from the image; the guest never sees it`,
  help: () =>
    'The image is older than the spec, or was not built by KubeVirt: recreate the pod, or pack network-config beside meta-data and user-data.',
})
