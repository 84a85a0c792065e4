import { defineFaultCheck } from './define-fault-check.ts'
import { unwrapRemedy } from './unwrap-remedy.ts'

export const ncWrapperDouble = defineFaultCheck({
  code: 'nc-wrapper-double',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: stages.py', 'https://github.com/canonical/cloud-init/pull/1417'],
  message: () =>
    '"network" stands inside another "network"; cloud-init unwraps one only, finds no version below it, and writes no network at all',
  help: () => 'Remove one of the two lines and indent what follows one step less.',
  fix: (_, spot) => unwrapRemedy(spot),
})
