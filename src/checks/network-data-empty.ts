import { findSecret, isNetworkDataKey, networkDataKeys, readKey, readValue } from '../kubevirt/secret.ts'
import { defineCheck } from './define-check.ts'

export const networkDataEmpty = defineCheck({
  code: 'network-data-empty',
  title: 'The network data of a Secret is empty',
  severity: 'warning',
  effect: 'fallback',
  needs: ['vm', 'secrets'],
  sources: [
    'KubeVirt: pkg/cloud-init/cloud-init.go',
    'cloud-init: net/__init__.py (generate_fallback_config)',
  ],
  *find({ vm, secrets }) {
    const ref = vm?.cloudInit?.networkData.secret
    const secret = ref && findSecret(secrets, ref.text, vm.namespace)
    const key = secret && readKey(secret, networkDataKeys)
    // The other spelling, if there is one, holds what was meant: secret-key-shadowed.
    if (!key || secret.keys.some(({ name }) => name !== key.name && isNetworkDataKey(name))) return
    const value = readValue(key)
    if (value.status === 'known' && value.bytes.byteLength === 0)
      yield { at: key.place, args: { secret: secret.name, key: key.name } }
  },
  message: ({ secret, key }) =>
    `key "${key}" of Secret ${secret} is empty: KubeVirt writes no network-config into the seed, and cloud-init runs DHCP on a NIC that it picks itself`,
  help: () =>
    'Write the network into the key; remove networkDataSecretRef if DHCP on one NIC is what you want.',
})
