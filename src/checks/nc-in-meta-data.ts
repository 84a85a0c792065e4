import { entry } from '../yaml/lookup.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const ncInMetaData = defineCheck({
  code: 'nc-in-meta-data',
  title: 'The network is configured in meta-data',
  severity: 'error',
  effect: 'setting-lost',
  step: 'files',
  sources: [
    'cloud-init: DataSourceNoCloud.py',
    'cloud-init: DataSourceVMware.py (reads it, and NoCloud does not)',
  ],
  *find({ metaData: { root, source }, networkConfig }) {
    const effect = networkConfig.status === 'absent' ? 'fallback' : 'setting-lost'
    for (const key of ['network', 'network-config']) {
      const found = root && entry(root, key)
      if (found && source && found.value.kind !== 'null')
        yield { at: locate(source, found.key.range, [key]), args: { key }, effect }
    }
  },
  message: ({ key }) =>
    `NoCloud does not read "${key}" in meta-data (the datasource for VMware does); it takes the network from the file network-config alone`,
  help: () => 'Move what stands below it into a file network-config beside meta-data.',
})
