import { entry } from '../yaml/lookup.ts'
import { defineCheck } from './define-check.ts'
import { payloadFields } from './payload-not-text.ts'

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
    for (const { kind, name, place, node, userData, networkData } of vm?.cloudInitVolumes ?? []) {
      if ([userData, networkData].some(({ secret, inline }) => secret || inline)) continue
      if (payloadFields.some((field) => isStructured(entry(node, field)?.value.kind))) continue
      yield { at: place, args: { volume: name, kind } }
    }
  },
  message: ({ volume, kind }) =>
    `${kind} of volume "${volume}" has neither user data nor network data; KubeVirt refuses the VM`,
  help: () => 'Add userData, networkData, or a reference to a Secret, or remove the volume.',
})

const isStructured = (kind: string | undefined): boolean => kind === 'mapping' || kind === 'sequence'
