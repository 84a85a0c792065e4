import { inlineBytes } from '../kubevirt/payload.ts'
import { defineCheck } from './define-check.ts'

/** The webhook's limit for what stands in the object itself; a Secret has none of KubeVirt's. */
const most = 2048

export const inlineSize = defineCheck({
  code: 'inline-size',
  title: 'Inline data is longer than KubeVirt takes',
  severity: 'error',
  effect: 'admission',
  needs: ['vm'],
  sources: ['KubeVirt: pkg/virt-api/webhooks/validating-webhook/admitters/vmi-create-admitter.go'],
  *find({ vm }) {
    for (const { userData, networkData } of vm?.cloudInitVolumes ?? []) {
      for (const { inline } of [userData, networkData]) {
        const size = (inline && inlineBytes(inline)?.byteLength) ?? 0
        if (inline && size > most)
          yield { at: inline.place, args: { field: inline.field, bytes: size, most } }
      }
    }
  },
  message: ({ field, bytes, most: limit }) =>
    `${field} has ${bytes} bytes, and KubeVirt takes ${limit} at most in the object itself; it refuses the VM`,
  help: () => 'Move it into a Secret and refer to that.',
})
