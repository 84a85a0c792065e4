import { oldAptKeys } from '../cloud-config/old-apt-keys.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

export const udAptKeyOld = defineCloudConfigCheck({
  code: 'ud-apt-key-old',
  title: 'A key of the apt module in its old form',
  severity: 'warning',
  effect: 'schema-only',
  sources: ['cloud-init: config/cc_apt_configure.py (convert_to_v3_apt_format)'],
  *find({ entries }) {
    for (const { key } of entries) {
      if (key.kind !== 'string' || !oldAptKeys.has(key.value)) continue
      yield { range: key.range, path: [key.value], args: { key: key.value } }
    }
  },
  message: ({ key }) =>
    `"${key}" is an old form of the keys below apt: cloud-init turns it into apt with a warning, its schema does not know it, and beside a key apt it is dropped`,
  help: () => 'Write the setting below apt.',
})
