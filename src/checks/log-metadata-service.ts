import { defineCheck } from './define-check.ts'
import { inLog, warningsOf } from './log-place.ts'

export const logMetadataService = defineCheck({
  code: 'log-metadata-service',
  title: 'The guest waits for the metadata service of a cloud',
  severity: 'warning',
  effect: 'seed-ignored',
  needs: ['serial-log'],
  sources: ['cloud-init: url_helper.py, sources/DataSourceEc2.py, sources/DataSourceOpenStack.py'],
  *find(subject) {
    const [first] = warningsOf(subject, 'metadata-service')
    if (!first || subject.log?.datasource?.startsWith('DataSourceNoCloud')) return
    const at = inLog(subject.log?.file ?? '', first.place)
    yield { at, args: { host: first.facts.host ?? '' } }
  },
  message: ({ host }) =>
    `the guest asks the metadata service at ${host} in vain: cloud-init took no NoCloud seed before that, and tries the datasources of Ec2, OpenStack or another cloud`,
  help: () =>
    'Look whether the cloud-init disk is attached, labelled cidata and complete; in the image, put NoCloud first in datasource_list and leave out the clouds that it does not run in.',
})
