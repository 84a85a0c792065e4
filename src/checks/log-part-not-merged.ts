import { defineLogCheck } from './define-log-check.ts'
import { unhandledPart } from './seed-cause.ts'

export const logPartNotMerged = defineLogCheck({
  code: 'log-part-not-merged',
  title: 'A part of the user-data was not merged',
  severity: 'error',
  effect: 'part-dropped',
  since: 'the words "empty cloud config": cloud-init 22.1',
  sources: ['cloud-init: handlers/cloud_config.py'],
  kind: 'part-not-merged',
  cause: unhandledPart,
  // A header alone is a part without settings, and loses none.
  weigh: ({ empty }) => (empty === undefined ? {} : { severity: 'info', effect: 'none' }),
  message: ({ part, empty }) =>
    empty === undefined
      ? `the guest could not merge ${part} of the user-data: it is no YAML or no mapping, and none of its settings is applied`
      : `${part} of the user-data is an empty cloud config: a header without a setting`,
  help: ({ empty }) =>
    empty === undefined
      ? 'Give the seed to inspect, or run cloud-init schema --config-file on user-data.'
      : 'Nothing, if no settings were meant; else look whether they are commented out.',
})
