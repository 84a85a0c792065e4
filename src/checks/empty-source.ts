import { defineCheck } from './define-check.ts'

export const emptySource = defineCheck({
  code: 'empty-source',
  title: 'The cloud-init volume has neither user data nor network data',
  severity: 'error',
  effect: 'admission',
  needs: ['vm'],
  sources: [
    'https://github.com/kubevirt/kubevirt/issues/4033',
    'https://github.com/kubevirt/kubevirt/pull/4653',
  ],
  *find({ vm }) {
    for (const { kind, name, place, userData, networkData } of vm?.cloudInitVolumes ?? []) {
      if ([userData, networkData].some(({ secret, inline }) => secret || inline)) continue
      yield { at: place, args: { volume: name, kind } }
    }
  },
  message: ({ volume, kind }) =>
    `${kind} of volume "${volume}" has neither user data nor network data; KubeVirt refuses the VM`,
  help: () => 'Add userData, networkData, or a reference to a Secret, or remove the volume.',
})
