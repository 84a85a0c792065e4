import { hashedNames } from '../kubevirt/kustomize.ts'
import { findSecret } from '../kubevirt/secret.ts'
import { defineCheck } from './define-check.ts'

export const kustomizeHash = defineCheck({
  code: 'kustomize-hash',
  title: 'kustomize renames the Secret, and not the reference to it',
  severity: 'error',
  effect: 'admission',
  needs: ['vm', 'secrets'],
  sources: ['kustomize 5.5.0: nameReference', 'https://github.com/kubernetes-sigs/kustomize/issues/5129'],
  *find({ vm, secrets }) {
    const volume = vm?.cloudInit
    if (!volume) return
    for (const ref of [volume.userData.secret, volume.networkData.secret]) {
      const found = ref && findSecret(secrets, ref.text, vm.namespace)
      const renamed = found?.renamed
        ? found
        : ref && !found && hashedNames(secrets, ref.text, vm.namespace)[0]
      if (!ref || !renamed) continue
      const related = [{ message: 'the Secret', location: renamed.place }]
      yield {
        at: ref.place,
        related,
        args: { secret: ref.text, rendered: renamed.name === ref.text ? null : renamed.name },
      }
    }
  },
  message: ({ secret, rendered }) =>
    `kustomize gives Secret ${secret} ${rendered === null ? 'another name' : `the name ${rendered}`} and leaves this reference as it is: the pod waits for a Secret that does not exist`,
  help: () =>
    'Set disableNameSuffixHash for the generator (and no prefix), or add a nameReference configuration for kind VirtualMachine.',
})
