import { defineFaultCheck } from './define-fault-check.ts'

export const ncV2BackendUnsupported = defineFaultCheck({
  code: 'nc-v2-backend-unsupported',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['netplan 0.106: nm.c, networkd.c'],
  message: ({ backend }) =>
    `netplan's backend ${backend} cannot express this; the file is refused and no network is configured`,
  help: ({ backend }) => `Remove the setting, or choose another renderer than ${backend}.`,
})
