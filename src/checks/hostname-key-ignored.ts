import { entry } from '../yaml/lookup.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const hostnameKeyIgnored = defineCheck({
  code: 'hostname-key-ignored',
  title: 'meta-data has hostname, which NoCloud does not read',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: sources/__init__.py (get_hostname)'],
  *find({ metaData: { root, source } }) {
    const found = root && entry(root, 'hostname')
    if (!found || !source || entry(root, 'local-hostname')) return
    yield { at: locate(source, found.key.range, ['hostname']), args: {} }
  },
  message: () =>
    'NoCloud does not read "hostname" in meta-data; unless user-data sets a host name, the guest keeps its own',
  help: () => 'Name the key local-hostname.',
  fix: () => ({ title: 'Name the key local-hostname', safe: false, replacement: 'local-hostname' }),
})
