import { defineFaultCheck } from './define-fault-check.ts'

export const ncV1EntryKeyMissing = defineFaultCheck({
  code: 'nc-v1-entry-key-missing',
  severity: 'error',
  effect: 'setting-lost',
  step: 'shape',
  sources: ['cloud-init: net/network_state.py (ensure_command_keys)'],
  message: ({ type, key }) =>
    `an entry of type "${type}" has no "${key}"; cloud-init skips the whole entry with a warning`,
  help: ({ key }) => `Add ${key} to the entry.`,
})
