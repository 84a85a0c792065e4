import { defineFaultCheck } from './define-fault-check.ts'

export const macDuplicate = defineFaultCheck({
  code: 'mac-duplicate',
  severity: 'error',
  effect: 'nic-down',
  step: 'nic',
  sources: ['cloud-init: net/__init__.py (the MAC addresses waited for are a set), stages.py (renaming)'],
  message: ({ entry, first, value }) =>
    `"${first}" and "${entry}" both claim MAC ${value}; they are one NIC to cloud-init, so one of the two entries never applies and nothing complains`,
  help: ({ entry }) => `Give "${entry}" the MAC address of its own NIC.`,
})
