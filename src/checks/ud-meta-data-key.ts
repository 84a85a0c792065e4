import { metaDataKeys } from '../cloud-config/explained.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

export const udMetaDataKey = defineCloudConfigCheck({
  code: 'ud-meta-data-key',
  title: 'A key of meta-data stands in user-data',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: sources/DataSourceNoCloud.py, config/schema.py'],
  *find(root) {
    for (const { key } of root.entries) {
      if (key.kind !== 'string' || !metaDataKeys.has(key.value)) continue
      yield { range: key.range, path: [key.value], args: { key: key.value } }
    }
  },
  message: ({ key }) =>
    `"${key}" is read from meta-data only; in user-data it is an unknown key without effect`,
  help: ({ key }) =>
    key.startsWith('local')
      ? 'Move it into meta-data, or write hostname here.'
      : key.startsWith('public')
        ? 'Write the keys under ssh_authorized_keys.'
        : `Move ${key} into the file meta-data.`,
})
