import { defineFaultCheck } from './define-fault-check.ts'

export const bondInterfacesMissing = defineFaultCheck({
  code: 'bond-interfaces-missing',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/network_state.py (the members of bonds and bridges)'],
  message: ({ entry }) =>
    `${entry ? `"${entry}"` : 'this bond or bridge'} has no list of interfaces; cloud-init raises an exception and writes no network at all`,
  help: ({ entry }) =>
    entry
      ? `Add interfaces to "${entry}" with the IDs of its members.`
      : 'List the names of the members under bond_interfaces or bridge_interfaces.',
})
