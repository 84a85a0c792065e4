import { defineFaultCheck } from './define-fault-check.ts'
import { versionOfBody, versionRemedy } from './network-place.ts'

export const ncVersionUnknown = defineFaultCheck({
  code: 'nc-version-unknown',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/__init__.py ("Unknown network config version")'],
  message: ({ version }) =>
    `version ${version} is neither 1 nor 2; cloud-init raises "Unknown network config version" and writes no network at all`,
  help: () => 'Write version: 2 above sections such as ethernets, or version: 1 above a config list.',
  fix: (_, __, subject) => {
    const version = versionOfBody(subject.networkConfig.body ?? undefined)
    return version && versionRemedy(subject, version)
  },
})
