import { defineFaultCheck } from './define-fault-check.ts'

export const ncV1NameserverUnknownInterface = defineFaultCheck({
  code: 'nc-v1-nameserver-unknown-interface',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  since: 'cloud-init 21.3',
  sources: ['cloud-init: net/network_state.py'],
  message: ({ name }) =>
    `this nameserver entry is for interface "${name}", which no entry defines; cloud-init raises and writes no network at all`,
  help: () => 'Name an interface that this file defines, or remove the key interface.',
})
