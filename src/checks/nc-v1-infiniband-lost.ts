import { defineFaultCheck } from './define-fault-check.ts'

export const ncV1InfinibandLost = defineFaultCheck({
  code: 'nc-v1-infiniband-lost',
  severity: 'warning',
  effect: 'setting-lost',
  step: 'nic',
  sources: ['cloud-init: net/netplan.py (has no infiniband)'],
  message: ({ name }) =>
    `"${name}" is of type infiniband, which is written nowhere; the interface stays unconfigured`,
  help: ({ name }) => `Write ${name} as an ethernet of version 2, or use an image with another renderer.`,
})
