import { defineFaultCheck } from './define-fault-check.ts'

export const ncDisabled = defineFaultCheck({
  code: 'nc-disabled',
  severity: 'warning',
  effect: 'none',
  sources: ['cloud-init: stages.py', 'https://github.com/canonical/cloud-init/issues/2850'],
  message: () =>
    '"config: disabled" turns network configuration off; cloud-init writes no network, not even its own DHCP, so the guest has only what its disk brings',
  help: () => 'Keep it if the image brings its own network; otherwise describe the network here.',
})
