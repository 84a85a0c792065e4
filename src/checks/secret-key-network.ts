import {
  findSecret,
  hasAnyKey,
  looksLikeNetworkData,
  networkDataKeys,
  userDataKeys,
} from '../kubevirt/secret.ts'
import { defineCheck } from './define-check.ts'
import { keyRemedy, secretKeySpot } from './secret-key-spot.ts'

export const secretKeyNetwork = defineCheck({
  code: 'secret-key-network',
  title: 'The Secret of networkDataSecretRef lacks the key networkdata',
  severity: 'error',
  effect: 'fallback',
  step: 'files',
  needs: ['vm', 'secrets'],
  sources: [
    'KubeVirt: pkg/cloud-init/cloud-init.go (resolveNoCloudSecrets)',
    'https://github.com/kubernetes/kubernetes/issues/115131',
  ],
  *find({ vm, secrets }) {
    const ref = vm?.cloudInit?.networkData.secret
    const secret = vm && ref && findSecret(secrets, ref.text, vm.namespace)
    if (!secret || hasAnyKey(secret, networkDataKeys)) return
    const [first, another] = secret.keys
    const only = first && !another && !isUserDataKey(first.name) ? first : undefined
    const key = secret.keys.find(looksLikeNetworkData) ?? only
    const related = key ? [{ message: 'networkDataSecretRef', location: ref.place }] : []
    yield {
      at: key?.place ?? ref.place,
      spot: secretKeySpot(key),
      related,
      args: { secret: secret.name, key: key?.name ?? null, keys: secret.keys.map(({ name }) => name) },
    }
  },
  message: ({ secret, key }) =>
    key === null
      ? `Secret ${secret} has no key "networkdata"; KubeVirt drops the network data without an error, and the seed gets no network-config`
      : `KubeVirt never reads the key "${key}" of Secret ${secret}; it reads "networkdata", so the seed gets no network-config and nothing says so`,
  help: ({ key }) =>
    key === null ? 'Add the key networkdata.' : `Rename the key "${key}" to "networkdata".`,
  fix: ({ key }, spot) => (key === null ? undefined : keyRemedy(spot, 'networkdata')),
})

/** One Secret may serve both references; its user data is in the right place. */
const isUserDataKey = (name: string): boolean => (userDataKeys as readonly string[]).includes(name)
