import type { DataSource } from '../kubevirt/cloud-init-volume.ts'
import { defineCheck } from './define-check.ts'

export const doubleSource = defineCheck({
  code: 'double-source',
  title: 'One payload has two sources',
  severity: 'error',
  effect: 'admission',
  needs: ['vm'],
  sources: ['KubeVirt: pkg/virt-api/webhooks/validating-webhook/admitters/vmi-create-admitter.go'],
  *find({ vm }) {
    for (const { kind, userData, networkData } of vm?.cloudInitVolumes ?? []) {
      for (const [what, source] of [
        ['user data', userData] as const,
        ['network data', networkData] as const,
      ]) {
        const [first, second] = placesOf(source)
        if (!first || !second) continue
        yield {
          at: second,
          related: [{ message: 'the other source', location: first }],
          args: { what, volume: kind },
        }
      }
    }
  },
  message: ({ what, volume }) => `${volume} names two sources of ${what}; KubeVirt refuses the VM`,
  help: () => 'Keep one of the Secret reference, the inline text and the base64 text.',
})

const placesOf = ({ secret, text, base64 }: DataSource) =>
  [secret, text, base64].flatMap((each) => (each ? [each.place] : []))
