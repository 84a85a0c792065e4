import { defineLogCheck } from './define-log-check.ts'
import { warningsOf } from './log-place.ts'

export const logStageFailed = defineLogCheck({
  code: 'log-stage-failed',
  title: 'A stage of cloud-init ended with an exception',
  severity: 'error',
  effect: 'nothing-rendered',
  sources: [
    'cloud-init: cmd/main.py (status_wrapper)',
    'https://github.com/canonical/cloud-init/issues/3703',
  ],
  kind: 'stage-failed',
  // What raised is told by itself.
  applies: ({ stage }, subject) =>
    stage !== 'init-local' ||
    warningsOf(subject, 'devices-missing', 'version-unknown', 'duplicate-mac').length === 0,
  weigh: ({ stage }) => (stage === 'init-local' ? {} : { effect: 'setting-lost' }),
  message: ({ stage }) =>
    stage === 'init-local'
      ? 'stage init-local, which writes the network, ended with an exception'
      : `stage ${stage} ended with an exception: what it had not done yet is missing in the guest`,
  help: () => 'The last line of the traceback in the log names the reason; inspect the seed for what raises.',
})
