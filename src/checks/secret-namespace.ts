import { findSecret, secretsNamed } from '../kubevirt/secret.ts'
import { secretRefs } from '../kubevirt/secrets-in-use.ts'
import { defineCheck } from './define-check.ts'

export const secretNamespace = defineCheck({
  code: 'secret-namespace',
  title: 'The Secret that the VM refers to lies in another namespace',
  severity: 'error',
  effect: 'admission',
  needs: ['vm', 'secrets'],
  sources: ['KubeVirt: pkg/virt-controller/services/rendervolumes.go'],
  *find({ vm, secrets }) {
    if (!vm?.cloudInit) return
    for (const ref of secretRefs(vm)) {
      if (findSecret(secrets, ref.text, vm.namespace)) continue
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
