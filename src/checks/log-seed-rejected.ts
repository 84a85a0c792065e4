import { defineLogCheck } from './define-log-check.ts'
import { missingFile } from './seed-cause.ts'

export const logSeedRejected = defineLogCheck({
  code: 'log-seed-rejected',
  title: 'The guest found the volume and refused it as no valid seed',
  severity: 'error',
  effect: 'seed-ignored',
  step: 'files',
  sources: [
    'cloud-init: DataSourceNoCloud.py',
    'https://github.com/canonical/cloud-init/issues/3882',
    'https://github.com/canonical/cloud-init/issues/5858',
  ],
  kind: 'seed-rejected',
  cause: missingFile,
  message: ({ device, label }) =>
    `the guest found ${device} with label ${label} and says "not a valid seed": meta-data or user-data is missing in the root of that volume, so nothing of the seed is used`,
  help: () =>
    'Put both meta-data and user-data, with exactly these names, into the root of the volume; either may be empty.',
})
