import { writtenFiles } from '../cloud-config/files.ts'
import { spotAt } from '../cloud-config/spot.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

export const udPermissionsNotOctal = defineCloudConfigCheck({
  code: 'ud-permissions-not-octal',
  title: 'permissions are no octal number',
  severity: 'error',
  effect: 'setting-lost',
  sources: ['cloud-init: config/cc_write_files.py (decode_perms)'],
  *find(root) {
    for (const { node, path: at, target } of writtenFiles(root)) {
      const spot = spotAt(node, 'permissions', at)
      if (spot?.node.kind !== 'string' || /^\s*(?:0o)?[0-7]+\s*$/i.test(spot.node.value)) continue
      yield { range: spot.range, path: spot.path, args: { path: target } }
    }
  },
  message: ({ path }) =>
    `permissions${path === null ? '' : ` of ${path}`} are not an octal number; cloud-init logs a warning and sets 0644`,
  help: () => 'Write three or four octal digits in quotes, as in "0755".',
})
