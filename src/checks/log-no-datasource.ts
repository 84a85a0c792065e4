import type { LogPlace } from '../log/log-line.ts'
import { defineCheck } from './define-check.ts'
import { inLog, warningsOf } from './log-place.ts'
import { missingFile } from './seed-cause.ts'
import { listWithoutNoCloud } from './seed-needs-dmi-hint.ts'
import { seedBefore } from './seed-removed-after-first-boot.ts'
import type { Subject } from './subject.ts'

export const logNoDatasource = defineCheck({
  code: 'log-no-datasource',
  title: 'The guest found no seed',
  severity: 'error',
  effect: 'seed-ignored',
  step: 'files',
  needs: ['serial-log'],
  sources: ['cloud-init: cmd/main.py, DataSourceNone.py, config/cc_final_message.py'],
  *find(subject) {
    const place = nowhere(subject)
    const explained = warningsOf(subject, 'seed-rejected', 'datasource-raised').length > 0
    if (!place || explained || seedBefore(subject) || listWithoutNoCloud(subject)) return
    yield {
      at: inLog(subject.log?.file ?? '', place),
      related: missingFile(subject, {}),
      args: { datasource: subject.log?.datasource ?? null },
    }
  },
  message: ({ datasource }) =>
    `the guest found no seed (${datasource ?? 'No instance datasource found'}): no attached volume is labelled cidata and holds meta-data and user-data, or cloud-init does not look for NoCloud; it runs without users, keys and network-config`,
  help: () =>
    'Look whether the cloud-init disk is attached, labelled cidata and complete (inspect the seed), and whether the datasource_list of the image holds NoCloud.',
})

function nowhere(subject: Subject): LogPlace | undefined {
  const datasource = subject.log?.last?.datasource
  const said = warningsOf(subject, 'no-datasource')[0]?.place
  if (datasource?.text.startsWith('DataSourceNone')) return said ?? datasource.place
  return datasource ? undefined : said
}
