import { defineFaultCheck } from './define-fault-check.ts'
import { versionRemedy } from './network-place.ts'

export const ncV1WithV2Sections = defineFaultCheck({
  code: 'nc-v1-with-v2-sections',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/network_state.py, stages.py ("No valid network_state object")'],
  message: ({ section }) =>
    `"${section}" belongs to version 2, under a header that says version 1; cloud-init looks for a config list, finds none, raises, and writes no network at all`,
  help: ({ section }) => `Write version: 2 above ${section}, or turn the sections into a config list.`,
  fix: (_, __, subject) => versionRemedy(subject, 2),
})
