import { placeOf } from '../kubevirt/located.ts'
import { entry } from '../yaml/lookup.ts'
import { defineCheck } from './define-check.ts'

export const payloadNotText = defineCheck({
  code: 'payload-not-text',
  title: 'User data or network data of the VM is YAML where text belongs',
  severity: 'error',
  effect: 'admission',
  needs: ['vm'],
  sources: ['KubeVirt: staging/src/kubevirt.io/api/core/v1/schema.go (CloudInitNoCloudSource)'],
  *find({ vm }) {
    for (const { node, path } of vm?.cloudInitVolumes ?? []) {
      for (const field of payloadFields) {
        const found = entry(node, field)
        if (!vm || !found || (found.value.kind !== 'mapping' && found.value.kind !== 'sequence')) continue
        const at = placeOf(vm.object, found.key.range, [...path, field])
        yield { at, args: { field, kind: found.value.kind === 'mapping' ? 'mapping' : 'list' } }
      }
    }
  },
  message: ({ field, kind }) =>
    `${field} must be a string, the text of the file, and here it is a ${kind} of YAML; the API server refuses the object`,
  help: ({ field }) => `Write "${field}: |", and leave what stands below it as it is.`,
})

export const payloadFields = ['userData', 'userDataBase64', 'networkData', 'networkDataBase64'] as const
