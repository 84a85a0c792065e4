import { findSecret, isNetworkDataKey, looksLikeNetworkData } from '../kubevirt/secret.ts'
import { defineCheck } from './define-check.ts'
import { referenceRemedy } from './reference-remedy.ts'
import { secretKeySpot } from './secret-key-spot.ts'

export const networkDataUnreferenced = defineCheck({
  code: 'network-data-unreferenced',
  title: 'Network data lies in a Secret that no networkDataSecretRef names',
  severity: 'error',
  effect: 'fallback',
  step: 'files',
  needs: ['vm', 'secrets'],
  sources: ['KubeVirt: pkg/cloud-init/cloud-init.go (resolveNoCloudSecrets)'],
  *find({ vm, secrets }) {
    const volume = vm?.cloudInit
    if (!vm || !volume || volume.networkData.secret || volume.networkData.inline || !volume.userData.secret)
      return
    const secret = findSecret(secrets, volume.userData.secret.text, vm.namespace)
    const key = secret?.keys.find(
      (candidate) => looksLikeNetworkData(candidate) || isNetworkDataKey(candidate.name),
    )
    if (!secret || !key) return
    const related = [{ message: `${volume.kind} has no networkDataSecretRef`, location: volume.place }]
    yield {
      at: key.place,
      spot: secretKeySpot(key),
      related,
      args: { secret: secret.name, key: key.name, vm: vm.name, read: isNetworkDataKey(key.name) },
    }
  },
  message: ({ secret, key, vm }) =>
    `no networkDataSecretRef of VM ${vm} names Secret ${secret}, so KubeVirt never reads its key "${key}" and the seed gets no network-config`,
  help: ({ secret, read }) =>
    `${read ? 'Add' : 'Name the key "networkdata" and add'} cloudInitNoCloud.networkDataSecretRef: {name: ${secret}}.`,
  fix: ({ secret, read }, spot, { vm }) => (vm ? referenceRemedy(vm, secret, read, spot) : undefined),
})
