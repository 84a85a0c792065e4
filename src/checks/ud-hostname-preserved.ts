import { isTrue, spotAt } from '../cloud-config/spot.ts'
import { child, entry } from '../yaml/lookup.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

export const udHostnamePreserved = defineCloudConfigCheck({
  code: 'ud-hostname-preserved',
  title: 'preserve_hostname keeps the name that is set here from being used',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: config/cc_set_hostname.py, config/cc_update_hostname.py'],
  *find(root) {
    const spot = spotAt(root, 'fqdn') ?? spotAt(root, 'hostname')
    const preserve = entry(root, 'preserve_hostname')
    if (!spot || !preserve || !isTrue(child(root, 'preserve_hostname'))) return
    yield { range: preserve.key.range, path: ['preserve_hostname'], args: { key: String(spot.path[0]) } }
  },
  message: ({ key }) =>
    `preserve_hostname: true makes cloud-init leave the host name alone, so "${key}" is never set`,
  help: ({ key }) => `Drop preserve_hostname, or ${key}.`,
})
