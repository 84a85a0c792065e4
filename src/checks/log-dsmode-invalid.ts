import { defineLogCheck } from './define-log-check.ts'
import { wrongDsmode } from './seed-cause.ts'

export const logDsmodeInvalid = defineLogCheck({
  code: 'log-dsmode-invalid',
  title: 'The guest does not know the dsmode of the seed',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: sources/__init__.py (determine_dsmode)'],
  kind: 'dsmode-invalid',
  cause: wrongDsmode,
  message: ({ dsmode, used }) =>
    `the guest read dsmode "${dsmode}" in meta-data, which is none of local, net and disabled, and used ${used}`,
  help: () => 'Write dsmode: local or dsmode: net in meta-data, or remove it.',
})
