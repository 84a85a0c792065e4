import { hashedNames } from '../kubevirt/kustomize.ts'
import { findSecret, secretsNamed, sharesNamespace } from '../kubevirt/secret.ts'
import { secretRefs } from '../kubevirt/secrets-in-use.ts'
import { child } from '../yaml/lookup.ts'
import { defineCheck } from './define-check.ts'

export const secretMissing = defineCheck({
  code: 'secret-missing',
  title: 'The manifests do not hold a Secret that the VM refers to',
  severity: 'error',
  effect: 'admission',
  needs: ['vm'],
  sources: ['KubeVirt: pkg/virt-controller/services/rendervolumes.go'],
  *find({ vm, secrets, manifests }) {
    // What a cluster runs has its Secrets there.
    if (!vm?.cloudInit || !manifests || child(vm.object.root, 'status')) return
    const refs = new Map([...secretRefs(vm)].reverse().map((ref) => [ref.text, ref]))
    for (const [name, { place }] of refs) {
      if (findSecret(secrets, name, vm.namespace) || secretsNamed(secrets, name).length > 0) continue
      if (hashedNames(secrets, name, vm.namespace).length > 0) continue
      const configMap = manifests.objects.some(
        (object) => object.kind === 'ConfigMap' && object.name === name,
      )
      const siblings = secrets.some((secret) => sharesNamespace(secret, vm.namespace))
      yield {
        at: place,
        args: { secret: name, vm: vm.name, configMap },
        severity: siblings || configMap ? 'error' : 'warning',
      }
    }
  },
  message: ({ secret, vm, configMap }) =>
    configMap
      ? `${secret} is a ConfigMap, and VM ${vm} wants a Secret of that name: its pod waits for it and never starts`
      : `no Secret ${secret} is among these manifests: unless something else makes it, the pod of VM ${vm} waits for it and never starts`,
  help: ({ configMap }) =>
    configMap
      ? 'Make it a Secret.'
      : 'Add the Secret, correct the name, or lint it together with what makes it.',
})
