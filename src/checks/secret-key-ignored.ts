import type { DataSource } from '../kubevirt/cloud-init-volume.ts'
import {
  findSecret,
  looksLikeNetworkData,
  looksLikeUserData,
  networkDataKeys,
  readKey,
  userDataKeys,
} from '../kubevirt/secret.ts'
import { defineCheck } from './define-check.ts'
import { keyRemedy, secretKeySpot } from './secret-key-spot.ts'

export const secretKeyIgnored = defineCheck({
  code: 'secret-key-ignored',
  title: 'A Secret of the VM has a key that KubeVirt never reads',
  severity: 'error',
  effect: 'setting-lost',
  needs: ['vm', 'secrets'],
  sources: ['KubeVirt: pkg/cloud-init/cloud-init.go (resolveNoCloudSecrets)'],
  *find({ vm, secrets, seed }) {
    // Beside an image the file that is missing there tells the same.
    if (seed.volume !== null) return
    for (const name of secretNames(vm?.cloudInit?.userData, vm?.cloudInit?.networkData)) {
      const secret = vm && findSecret(secrets, name, vm.namespace)
      if (!secret) continue
      const lacksNetwork = !readKey(secret, networkDataKeys)
      const lacksUser = !readKey(secret, userDataKeys)
      for (const key of secret.keys) {
        const read = lacksNetwork && looksLikeNetworkData(key) ? 'networkdata' : 'userdata'
        if (read === 'userdata' && !(lacksUser && looksLikeUserData(key))) continue
        yield { at: key.place, spot: secretKeySpot(key), args: { secret: secret.name, key: key.name, read } }
      }
    }
  },
  message: ({ secret, key, read }) =>
    `KubeVirt looks for "${read}" in Secret ${secret} and never at the key "${key}"; what lies there reaches no guest, and nothing says so`,
  help: ({ key, read }) => `Rename the key "${key}" to "${read}".`,
  fix: ({ read }, spot) => keyRemedy(spot, read),
})

const secretNames = (...sources: readonly (DataSource | undefined)[]): ReadonlySet<string> =>
  new Set(sources.flatMap((source) => source?.secret?.text ?? []))
