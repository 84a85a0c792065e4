import { gluedKey } from '../yaml/glued-key.ts'
import { placed } from './cloud-config-check.ts'
import { wholePartDropped } from './cloud-config-yaml-check.ts'
import { defineCheck } from './define-check.ts'

export const udNotMapping = defineCheck({
  code: 'ud-not-mapping',
  title: 'A cloud-config is not a mapping',
  severity: 'error',
  effect: 'part-dropped',
  sources: ['cloud-init: util.py (load_yaml), handlers/cloud_config.py'],
  *find({ cloudConfigs }) {
    for (const config of cloudConfigs) {
      const root = config.document.status === 'loaded' ? config.document.root : null
      if (!root || root.kind === 'mapping' || root.kind === 'null') continue
      if (gluedKey(root) !== undefined) continue
      const range = { start: root.range.start, end: Math.min(root.range.end, root.range.start + 1) }
      const kind = root.kind === 'sequence' ? 'a list' : 'a single value'
      yield* placed(config, [{ range, path: [], args: { file: config.source.file, kind } }])
    }
  },
  message: ({ file, kind }) =>
    `${file} is ${kind} behind its header, where keys with values belong; ${wholePartDropped}`,
  help: () => 'Write keys at the left margin, as in "hostname: vm1"; commands go under runcmd.',
})
