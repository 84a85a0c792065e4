import { defineFaultCheck } from './define-fault-check.ts'

export const ncV2RoutingPolicyNotList = defineFaultCheck({
  code: 'nc-v2-routing-policy-not-list',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['netplan 0.106: parse.c', 'cloud-init: net/networkd.py'],
  message: () => 'routing-policy is not a list of mappings, so no network is configured',
  help: () => 'Write each rule as a list item with from or to.',
})
