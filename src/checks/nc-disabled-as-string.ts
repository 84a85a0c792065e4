import { defineFaultCheck } from './define-fault-check.ts'

export const ncDisabledAsString = defineFaultCheck({
  code: 'nc-disabled-as-string',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: stages.py, net/__init__.py'],
  message: () =>
    '"network: disabled" is no switch: cloud-init finds text where a mapping belongs, raises, and writes no network at all',
  help: () => 'To switch network configuration off, write config: disabled (inside network or without it).',
  fix: () => ({ title: 'Write config: disabled', safe: true, replacement: '{config: disabled}' }),
})
