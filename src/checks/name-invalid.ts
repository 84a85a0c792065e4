import { defineFaultCheck } from './define-fault-check.ts'

export const nameInvalid = defineFaultCheck({
  code: 'name-invalid',
  severity: 'error',
  effect: 'nic-down',
  step: 'nic',
  sources: ['Linux: net/core/dev.c (dev_valid_name)'],
  message: ({ name }) =>
    `Linux does not take "${name}" as an interface name, so no NIC of that name ever exists and the entry never applies`,
  help: () =>
    'Use letters, digits, dots, dashes and underscores: no slash, colon or white space, and not "." or ".." alone.',
})
