import { isExplained } from '../cloud-config/explained.ts'
import { keyInWords } from '../cloud-config/key-in-words.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

export const ccUnknownKey = defineCloudConfigCheck({
  code: 'cc-unknown-key',
  title: 'A key of cloud-config that cloud-init does not know',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: config/schema.py', 'https://github.com/canonical/cloud-init/issues/5854'],
  *find(_, config) {
    for (const complaint of config.schema?.complaints ?? []) {
      if (complaint.rule !== 'unknown-key' || isExplained(complaint, config)) continue
      const { key = '', path, range, suggestion } = complaint
      const parent = path.length > 1 ? path.slice(0, -1).join('.') : ''
      const args = {
        key: keyInWords(key),
        parent: parent === '' ? null : parent,
        suggestion: suggestion ?? null,
      }
      const shown = path.length === 1 && args.key !== key ? [] : path.slice(0, -1).concat(args.key)
      const isTypo = suggestion !== undefined && path.length === 1
      yield { range, path: shown, args, ...(isTypo ? { severity: 'error' as const } : {}) }
    }
  },
  message: ({ key, parent }) =>
    parent === null
      ? `no module of cloud-init reads "${key}": the boot works, and the setting has no effect`
      : `"${key}" is no key of ${parent}: the boot works, and the setting has no effect`,
  help: ({ key, suggestion }) =>
    suggestion === null ? `Remove "${key}", or move it where it belongs.` : `Did you mean ${suggestion}?`,
})
