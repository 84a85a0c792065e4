import { findSecret, hasAnyKey, looksLikeUserData, userDataKeys } from '../kubevirt/secret.ts'
import { defineCheck } from './define-check.ts'
import { keyRemedy, secretKeySpot } from './secret-key-spot.ts'

export const secretKeyUser = defineCheck({
  code: 'secret-key-user',
  title: 'The Secret of secretRef lacks the key userdata',
  severity: 'error',
  effect: 'setting-lost',
  needs: ['vm', 'secrets'],
  sources: ['KubeVirt: pkg/cloud-init/cloud-init.go (resolveNoCloudSecrets)'],
  *find({ vm, secrets }) {
    const ref = vm?.cloudInit?.userData.secret
    const secret = vm && ref && findSecret(secrets, ref.text, vm.namespace)
    if (!secret || hasAnyKey(secret, userDataKeys)) return
    const key = secret.keys.find(looksLikeUserData)
    const related = key ? [{ message: 'secretRef', location: ref.place }] : []
    yield {
      at: key?.place ?? ref.place,
      spot: secretKeySpot(key),
      related,
      args: { secret: secret.name, key: key?.name ?? null },
    }
  },
  message: ({ secret, key }) =>
    `${key === null ? `Secret ${secret} has no key "userdata"` : `KubeVirt never reads the key "${key}" of Secret ${secret}; it reads "userdata"`}: user-data stays empty, or the VM does not start`,
  help: ({ key }) => (key === null ? 'Add the key userdata.' : `Rename the key "${key}" to "userdata".`),
  fix: ({ key }, spot) => (key === null ? undefined : keyRemedy(spot, 'userdata')),
})
