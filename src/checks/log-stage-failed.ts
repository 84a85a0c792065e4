import type { LogWarning } from '../log/warning.ts'
import { defineCheck } from './define-check.ts'
import { inLog, warningsOf } from './log-place.ts'
import type { Subject } from './subject.ts'

export const logStageFailed = defineCheck({
  code: 'log-stage-failed',
  title: 'A stage of cloud-init ended with an exception',
  severity: 'error',
  effect: 'nothing-rendered',
  needs: ['serial-log'],
  sources: [
    'cloud-init: cmd/main.py (status_wrapper)',
    'cloud-init: systemd/*.service',
    'https://github.com/canonical/cloud-init/issues/3703',
  ],
  *find(subject) {
    const told = new Set<string>()
    for (const warning of warningsOf(subject, 'stage-failed', 'unit-failed')) {
      const stage = stageOf(warning)
      if (told.has(stage) || isExplained(stage, subject)) continue
      told.add(stage)
      const at = inLog(subject.log?.file ?? '', warning.place)
      yield { at, args: { stage }, ...(stage === 'init-local' ? {} : { effect: 'setting-lost' as const }) }
    }
  },
  message: ({ stage }) =>
    stage === 'init-local'
      ? 'stage init-local of cloud-init, which writes the network, ended with an exception'
      : `stage ${stage} of cloud-init ended with an exception: what it had not done yet is missing in the guest`,
  help: () => 'The last line of the traceback in the log names the reason; inspect the seed for what raises.',
})

/** What raised is told by itself. */
function isExplained(stage: string, subject: Subject): boolean {
  if (stage === 'init-local')
    return warningsOf(subject, 'devices-missing', 'version-unknown', 'duplicate-mac').length > 0
  return stage === 'modules:final' && warningsOf(subject, 'module-failed').length > 0
}

/** systemd names the unit by its description. */
function stageOf({ facts: { stage, unit = '' } }: LogWarning): string {
  if (stage !== undefined) return stage
  if (/pre-networking|Local/.test(unit)) return 'init-local'
  if (/^Initial|Network/.test(unit)) return 'init'
  return /settings|Config/.test(unit) ? 'modules:config' : 'modules:final'
}
