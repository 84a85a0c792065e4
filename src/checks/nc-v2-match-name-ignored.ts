import { defineFaultCheck } from './define-fault-check.ts'

export const ncV2MatchNameIgnored = defineFaultCheck({
  code: 'nc-v2-match-name-ignored',
  severity: 'info',
  effect: 'setting-lost',
  sources: ['cloud-init: net/network_state.py', 'https://github.com/canonical/cloud-init/issues/3516'],
  message: () =>
    'only netplan matches by name or driver; the settings go to the interface that is called like this entry',
  help: () => 'Match by macaddress, or use the interface name of the guest as ID.',
})
