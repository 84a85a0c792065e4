import { defineCheck } from './define-check.ts'

export const kubevirtNameWithDot = defineCheck({
  code: 'kubevirt-name-with-dot',
  title: 'The VM has a dot in its name, and the guest gets what is before it',
  severity: 'info',
  effect: 'none',
  needs: ['vm'],
  sources: ['KubeVirt: pkg/util/net/dns/sanitize.go'],
  *find({ vm }) {
    if (!vm?.cloudInit || vm.hostname === null) return
    const [first = ''] = vm.name.split('.')
    if (vm.name.includes('.') && vm.hostname === first.slice(0, 63))
      yield { at: vm.namePlace, args: { name: vm.name, hostname: vm.hostname } }
  },
  message: ({ name, hostname }) =>
    `VM ${name}: KubeVirt takes only what is before the first dot for local-hostname, so the guest is called "${hostname}"`,
  help: () => 'Set spec.hostname (and subdomain) if the guest shall have another name.',
})
