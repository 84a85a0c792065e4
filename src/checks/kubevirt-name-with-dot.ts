import { child, text } from '../yaml/lookup.ts'
import { defineCheck } from './define-check.ts'

export const kubevirtNameWithDot = defineCheck({
  code: 'kubevirt-name-with-dot',
  title: "The host name is the VM's name up to its first dot",
  severity: 'info',
  effect: 'none',
  needs: ['vm'],
  sources: ['KubeVirt: pkg/util/net/dns/sanitize.go'],
  *find({ vm }) {
    if (!vm?.cloudInit || vm.hostname === null || !vm.name.includes('.')) return
    if ((text(child(vm.spec, 'hostname')) ?? '') !== '') return
    yield { at: vm.namePlace, args: { vm: vm.name, hostname: vm.hostname } }
  },
  message: ({ vm, hostname }) =>
    `VM ${vm} has a dot in its name: KubeVirt writes "${hostname}", the part before it, as local-hostname, and the rest reaches no guest`,
  help: () => 'Set spec.hostname (and subdomain), or hostname and fqdn in user-data.',
})
