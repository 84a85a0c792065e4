import { defineFaultCheck } from './define-fault-check.ts'

export const memberBySetName = defineFaultCheck({
  code: 'member-by-set-name',
  severity: 'warning',
  effect: 'nothing-rendered',
  sources: [
    'cloud-init: net/sysconfig.py (KeyError)',
    'https://github.com/canonical/cloud-init/issues/5574',
    'https://github.com/canonical/cloud-init/issues/5717',
  ],
  message: ({ name, id }) =>
    `the bond member "${id}" is renamed to "${name}"; the renderer looks it up by the new name among entries kept by ID, raises an exception, and no network is written`,
  help: ({ name, id }) => `Use "${name}" as the ID too, in ethernets and in interfaces, in place of "${id}".`,
})
