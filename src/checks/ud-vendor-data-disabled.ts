import { isObject } from '../user-data/merge.ts'
import { entry } from '../yaml/lookup.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const udVendorDataDisabled = defineCheck({
  code: 'ud-vendor-data-disabled',
  title: 'user-data switches vendor-data off',
  severity: 'info',
  effect: 'setting-lost',
  sources: ['cloud-init: stages.py (_consume_vendordata)'],
  *find({ userData: { merged, cloudConfigs }, vendorData }) {
    const setting = isObject(merged) ? merged.vendor_data : undefined
    if (!isObject(setting) || setting.enabled === undefined || isTrue(setting.enabled)) return
    if (vendorData.status === 'absent' || vendorData.status === 'empty') return
    for (const { source, document } of cloudConfigs) {
      const found = document.status === 'loaded' && entry(document.root, 'vendor_data')
      if (found) yield { at: locate(source, found.key.range, ['vendor_data']), args: {} }
    }
  },
  message: () => 'vendor_data is not enabled here, so nothing of vendor-data is applied',
  help: () => 'Remove one of the two.',
})

/** The words that cloud-init takes for true. */
const isTrue = (value: unknown): boolean =>
  value === true || (typeof value === 'string' && /^(?:true|1|on|yes)$/i.test(value.trim()))
