import { child, text } from '../yaml/lookup.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck, type Found } from './define-check.ts'

export const hostname = defineCheck({
  code: 'hostname',
  title: 'The guest gets another host name than the VM has',
  severity: 'info',
  effect: 'none',
  needs: ['vm'],
  sources: ['KubeVirt: pkg/util/net/dns/sanitize.go', 'cloud-init: config/cc_set_hostname.py'],
  *find({
    vm,
    userData: { cloudConfigs },
  }): Generator<Found<{ derived: string; own: string | null; cut: boolean }>> {
    if (!vm || vm.hostname === null || !vm.cloudInit) return
    const { hostname: derived } = vm
    const first = vm.name.split('.')[0] ?? ''
    if (derived === first.slice(0, 63) && (first.length > 63 || /[A-Z]/.test(derived)))
      yield { at: vm.namePlace, args: { derived, own: null, cut: first.length > 63 } }
    for (const { source, document } of cloudConfigs) {
      const node = document.status === 'loaded' ? child(document.root, 'hostname') : undefined
      const own = text(node)
      if (!node || own === undefined || own === derived || own.split('.')[0] === derived) continue
      yield { at: locate(source, node.range, ['hostname']), args: { derived, own, cut: false } }
    }
  },
  message: ({ derived, own, cut }) =>
    own === null
      ? `the host name that KubeVirt derives from the VM's name is "${derived}"${cut ? ', cut at 63 characters' : ', with upper case letters'}`
      : `user-data sets the host name "${own}"; KubeVirt, and the DHCP server in the pod, call this machine "${derived}"`,
  help: ({ own }) => (own === null ? 'Set spec.hostname.' : 'Leave one of them out, or make them equal.'),
})
