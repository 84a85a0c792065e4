import { findSecret, networkDataKeys, userDataKeys } from '../kubevirt/secret.ts'
import { defineCheck } from './define-check.ts'

export const secretKeyShadowed = defineCheck({
  code: 'secret-key-shadowed',
  title: 'A Secret has both spellings of a key, and only one is read',
  severity: 'warning',
  effect: 'setting-lost',
  needs: ['vm', 'secrets'],
  sources: ['KubeVirt: pkg/cloud-init/cloud-init.go (readFirstFoundFileFromDir)'],
  *find({ vm, secrets }) {
    const volume = vm?.cloudInit
    if (!volume) return
    const uses = [
      { ref: volume.userData.secret, keys: userDataKeys },
      { ref: volume.networkData.secret, keys: networkDataKeys },
    ]
    for (const { ref, keys } of uses) {
      const secret = ref && findSecret(secrets, ref.text, vm.namespace)
      const read = secret?.keys.find(({ name }) => name === keys[0])
      const hidden = secret?.keys.find(({ name }) => name === keys[1])
      if (!secret || !read || !hidden) continue
      const related = [{ message: 'this one is read, even if it is empty', location: read.place }]
      yield { at: hidden.place, related, args: { secret: secret.name, key: hidden.name, read: read.name } }
    }
  },
  message: ({ secret, key, read }) =>
    `Secret ${secret} has "${read}" and "${key}": KubeVirt reads "${read}", and never looks at the other`,
  help: ({ key }) => `Remove the key "${key}", or move its content.`,
})
