import { defineFaultCheck } from './define-fault-check.ts'

export const ncV2SectionNetplanOnly = defineFaultCheck({
  code: 'nc-v2-section-netplan-only',
  severity: 'warning',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/network_state.py ("No handler found")'],
  message: ({ section }) =>
    `only netplan reads the section "${section}"; cloud-init raises and writes no network`,
  help: ({ section }) => `Keep "${section}" only for guests with netplan.`,
})
