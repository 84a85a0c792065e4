import { defineFaultCheck } from './define-fault-check.ts'

export const ncV2SetNameWithoutMatch = defineFaultCheck({
  code: 'nc-v2-set-name-without-match',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['netplan 0.106: validation.c'],
  message: (_, applied) =>
    `set-name has no match beside it; ${applied ? 'no NIC is renamed, and the settings are for a device that has that name already' : 'the file is refused and no network is configured'}`,
  help: () => 'Add match with the macaddress of the NIC, or remove set-name.',
})
