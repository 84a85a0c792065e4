import { insertedFirst } from '../fixes/entries.ts'
import { defineFaultCheck } from './define-fault-check.ts'
import { versionOfBody } from './network-place.ts'

export const ncVersionAbsent = defineFaultCheck({
  code: 'nc-version-absent',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/__init__.py, stages.py', 'https://github.com/canonical/cloud-init/pull/1417'],
  message: () =>
    'network-config has no "version"; cloud-init raises "Unknown network config version" and writes no network at all',
  help: () => 'Add version: 2 above ethernets, or version: 1 above config.',
  fix: (_, { source }, { networkConfig: { root, body } }) => {
    const mapping = body ?? root ?? undefined
    const version = versionOfBody(mapping)
    return (
      version && {
        title: `Add version: ${version}`,
        safe: true,
        changes: insertedFirst(source, mapping, `version: ${version}`),
      }
    )
  },
})
