import { defineFaultCheck } from './define-fault-check.ts'

export const ncV2KeyNetplanOnly = defineFaultCheck({
  code: 'nc-v2-key-netplan-only',
  severity: 'info',
  effect: 'setting-lost',
  sources: ['cloud-init: net/network_state.py', 'netplan 0.106: parse.c'],
  message: ({ key }) => `only netplan reads "${key}" here; the setting is lost without a message`,
  help: ({ key }) => `Rely on ${key} only in guests with netplan.`,
})
