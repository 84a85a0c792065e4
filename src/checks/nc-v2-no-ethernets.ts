import { defineFaultCheck } from './define-fault-check.ts'

export const ncV2NoEthernets = defineFaultCheck({
  code: 'nc-v2-no-ethernets',
  severity: 'warning',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/networkd.py'],
  message: () => 'the document has devices and no ethernets section; cloud-init raises and writes no network',
  help: () => 'Add an ethernets section with the NICs, or an empty one: ethernets: {}.',
})
