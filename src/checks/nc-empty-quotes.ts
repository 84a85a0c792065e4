import { defineFaultCheck } from './define-fault-check.ts'

export const ncEmptyQuotes = defineFaultCheck({
  code: 'nc-empty-quotes',
  severity: 'error',
  effect: 'fallback',
  step: 'shape',
  sources: [
    'cloud-init: DataSourceNoCloud.py, util.py (load_yaml)',
    'https://github.com/openstack-k8s-operators/ci-framework/pull/2328',
  ],
  message: () =>
    'network-config holds only a pair of quotes, which is text and no mapping; cloud-init drops it with a warning and runs DHCP on a NIC that it picks itself, and the release of RHEL 9.2 throws away the whole seed',
  help: () => 'Leave the file out of the seed, or write the network into it.',
})
