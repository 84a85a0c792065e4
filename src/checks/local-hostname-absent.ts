import { child } from '../yaml/lookup.ts'
import { defineCheck } from './define-check.ts'

export const localHostnameAbsent = defineCheck({
  code: 'local-hostname-absent',
  title: 'meta-data sets no local-hostname',
  severity: 'info',
  effect: 'none',
  sources: [
    'cloud-init: sources/__init__.py (get_hostname)',
    'https://github.com/dsx-ai-factory/infra-controller/pull/4976',
  ],
  *find({ metaData: { root, status, localHostname, hostnameRaises } }) {
    if (status !== 'parsed' || localHostname !== null || hostnameRaises) return
    if (root && child(root, 'hostname')) return
    yield { at: { file: 'meta-data' }, args: {} }
  },
  message: () =>
    'meta-data sets no local-hostname; unless user-data sets a host name, the guest keeps its own or takes one from DHCP',
  help: () => 'Add local-hostname.',
})
