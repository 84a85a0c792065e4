import { defineLogCheck } from './define-log-check.ts'
import { notUtf8OrHostname } from './seed-cause.ts'

export const logDatasourceRaised = defineLogCheck({
  code: 'log-datasource-raised',
  title: 'The datasource raised an exception while it read the seed',
  severity: 'error',
  effect: 'datasource-lost',
  step: 'yaml',
  sources: ['cloud-init: sources/__init__.py (find_source)', 'cloud-init: DataSourceNoCloud.py'],
  kind: 'datasource-raised',
  cause: notUtf8OrHostname,
  applies: ({ datasource = '' }) => datasource.includes('NoCloud'),
  message: ({ datasource }) =>
    `the guest's ${datasource?.split('.').at(-1)} raised an exception on the seed, which loses all of it: a file that is not UTF-8, or a host name that is no text`,
  help: () =>
    'Save meta-data and network-config as UTF-8, and quote local-hostname; inspect shows which it is.',
})
