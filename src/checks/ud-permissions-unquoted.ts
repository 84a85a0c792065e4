import { writtenFiles } from '../cloud-config/files.ts'
import { spotAt } from '../cloud-config/spot.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

export const udPermissionsUnquoted = defineCloudConfigCheck({
  code: 'ud-permissions-unquoted',
  title: 'permissions without quotes are a number',
  severity: 'error',
  effect: 'setting-lost',
  sources: ['cloud-init: config/cc_write_files.py (decode_perms)', 'PyYAML 6: constructor.py'],
  *find(root) {
    for (const { node, path: at, target } of writtenFiles(root)) {
      const spot = spotAt(node, 'permissions', at)
      if (spot?.node.kind !== 'integer') continue
      const { source, value } = spot.node
      const mode = modeOf(value)
      const isRight = mode === source.replace(/^0o?/, '').padStart(4, '0')
      const args = { path: target, written: source, mode }
      yield { range: spot.range, path: spot.path, args, ...(isRight ? works : {}) }
    }
  },
  message: ({ path, written, mode }) =>
    `permissions ${written}${path === null ? '' : ` of ${path}`} without quotes is a number for YAML, and cloud-init sets the mode ${mode}${
      mode.endsWith(written.replace(/^0o?/, ''))
        ? ' as meant; its schema wants text and complains'
        : ', which is not what is written'
    }`,
  help: ({ written }) => `Write "${written.padStart(4, '0')}" in quotes.`,
  fix: ({ written }) => ({
    ...{ title: 'Write the digits in quotes', safe: true },
    replacement: `"${written.replace(/^0o?/, '').padStart(4, '0')}"`,
  }),
})

const works = { severity: 'info', effect: 'schema-only' } as const

const modeOf = (value: bigint): string => (value < 0n ? value.toString() : value.toString(8).padStart(4, '0'))
