import { defineFaultCheck } from './define-fault-check.ts'

export const gatewayNotText = defineFaultCheck({
  code: 'gateway-not-text',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'address',
  sources: ['cloud-init: net/network_manager.py'],
  message: ({ gateway }) =>
    `the gateway is read as ${gateway} instead of text; cloud-init raises while it writes the keyfiles, so no network is configured`,
  help: () => 'Write the address of the router in quotes.',
})
