import { defineFaultCheck } from './define-fault-check.ts'

export const ncEmpty = defineFaultCheck({
  code: 'nc-empty',
  severity: 'warning',
  effect: 'fallback',
  sources: [
    'cloud-init: stages.py, DataSourceNoCloud.py',
    'cloud-init: net/__init__.py (generate_fallback_config)',
  ],
  message: () =>
    'network-config describes nothing; cloud-init goes on as if there were no such file and runs DHCP on a NIC that it picks itself',
  help: () => 'Write the network into the file; leave the file out if DHCP on one NIC is what you want.',
})
