import { isObject } from '../user-data/merge.ts'
import { entry } from '../yaml/lookup.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const udVendorDataListLost = defineCheck({
  code: 'ud-vendor-data-list-lost',
  title: 'user-data has a list that vendor-data has too',
  severity: 'info',
  effect: 'setting-lost',
  sources: [
    'cloud-init: helpers.py (ConfigMerger)',
    'https://github.com/canonical/cloud-init/issues/2979',
    'https://github.com/canonical/cloud-init/issues/6268',
  ],
  *find({ userData: { merged }, vendorData: { cloudConfigs } }) {
    if (!isObject(merged)) return
    for (const { source, document } of cloudConfigs) {
      const root = document.status === 'loaded' ? document.root : null
      for (const key of Object.keys(merged)) {
        const found = entry(root, key)
        if (found?.value.kind === 'sequence' && found.value.items.length > 0)
          yield { at: locate(source, found.key.range, [key]), args: { key } }
      }
    }
  },
  message: ({ key }) =>
    `"${key}" of vendor-data is lost: user-data has "${key}" too and wins as a whole; the two lists are not joined`,
  help: () => 'Repeat the entries of vendor-data in user-data.',
})
