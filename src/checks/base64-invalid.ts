import { inlineBytes } from '../kubevirt/payload.ts'
import { readValue, type Secret } from '../kubevirt/secret.ts'
import { secretsInUse } from '../kubevirt/secrets-in-use.ts'
import { defineCheck, type Found } from './define-check.ts'

export const base64Invalid = defineCheck({
  code: 'base64-invalid',
  title: 'What shall be base64 is none',
  severity: 'error',
  effect: 'admission',
  sources: ['Go: encoding/base64 (StdEncoding)', 'Kubernetes: Secret data'],
  *find({ vm, manifests }): Generator<Found<{ key: string; secret: string | null }>> {
    for (const { userData, networkData } of vm?.cloudInitVolumes ?? [])
      for (const { base64 } of [userData, networkData])
        if (base64 && !inlineBytes(base64))
          yield { at: base64.place, args: { key: base64.field, secret: null } }
    if (!manifests) return
    const used = secretsInUse(manifests)
    const own = vm ? (used.get(vm) ?? []) : manifests.secrets.filter((secret) => !used.all.has(secret))
    for (const secret of own) yield* brokenKeys(secret)
  },
  message: ({ key, secret }) =>
    secret === null
      ? `${key} is not base64; KubeVirt refuses the VM`
      : `"${key}" of Secret ${secret} stands under data and is not base64; the API server refuses the Secret`,
  help: ({ secret }) =>
    secret === null
      ? 'Encode it, or use the field without Base64.'
      : 'Move it to stringData as plain text, or encode it.',
})

function* brokenKeys({ name, keys }: Secret) {
  for (const key of keys)
    if (readValue(key).status === 'invalid') yield { at: key.place, args: { key: key.name, secret: name } }
}
