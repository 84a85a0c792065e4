import { defineFaultCheck } from './define-fault-check.ts'

export const nameDuplicate = defineFaultCheck({
  code: 'name-duplicate',
  severity: 'error',
  effect: 'nic-down',
  step: 'nic',
  sources: ['cloud-init: net/network_state.py (interfaces are kept by name), net/__init__.py (renaming)'],
  message: ({ entry, first, value }) =>
    `${entry === first ? `two entries are called "${value}"` : `"${first}" and "${entry}" both take the interface name "${value}"`}; only one NIC can have it, so the settings of one entry never reach theirs`,
  help: () => 'Give each entry an interface name of its own, or join the two.',
})
