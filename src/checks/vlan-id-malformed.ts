import { defineFaultCheck } from './define-fault-check.ts'

export const vlanIdMalformed = defineFaultCheck({
  code: 'vlan-id-malformed',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['netplan 0.106: id must be 0 to 4094', 'cloud-init: net/sysconfig.py'],
  message: ({ id }) =>
    `the VLAN id ${id} is not a number from 0 to 4094; the file is given up for it and no network is configured`,
  help: () => 'Write the number of the VLAN, from 0 to 4094.',
})
