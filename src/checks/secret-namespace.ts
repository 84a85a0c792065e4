import { findSecret, secretsNamed } from '../kubevirt/secret.ts'
import { defineCheck } from './define-check.ts'

export const secretNamespace = defineCheck({
  code: 'secret-namespace',
  title: 'The Secret that the VM refers to lies in another namespace',
  severity: 'error',
  effect: 'admission',
  needs: ['vm', 'secrets'],
  sources: ['KubeVirt: pkg/virt-controller/services/rendervolumes.go'],
  *find({ vm, secrets }) {
    const volume = vm?.cloudInit
    if (!volume) return
    for (const ref of [volume.userData.secret, volume.networkData.secret]) {
      if (!ref || findSecret(secrets, ref.text, vm.namespace)) continue
      const elsewhere = secretsNamed(secrets, ref.text)[0]
      if (!elsewhere) continue
      const related = [{ message: `it is in ${elsewhere.namespace}`, location: elsewhere.place }]
      yield {
        at: ref.place,
        related,
        args: { secret: ref.text, namespace: elsewhere.namespace, vmNamespace: vm.namespace },
      }
    }
  },
  message: ({ secret, namespace, vmNamespace }) =>
    `Secret ${secret} is in namespace ${namespace}, the VM in ${vmNamespace}: a reference reaches no other namespace, and the pod never starts`,
  help: ({ vmNamespace }) => `Put the Secret into namespace ${vmNamespace}.`,
})
