import { child } from '../yaml/lookup.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

const known = ['local', 'net', 'disabled']

export const dsmodeInvalid = defineCheck({
  code: 'dsmode-invalid',
  title: 'dsmode is none of local, net and disabled',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: sources/__init__.py (determine_dsmode)'],
  *find({ metaData: { root, source } }) {
    const node = root && child(root, 'dsmode')
    if (!node || !source || node.kind === 'null' || (node.kind === 'string' && known.includes(node.value)))
      return
    const written = source.text.slice(node.range.start, node.range.end).slice(0, 64)
    yield { at: locate(source, node.range, ['dsmode']), args: { written } }
  },
  message: ({ written }) =>
    `dsmode ${written} is none of local, net and disabled (in lower case); cloud-init warns and uses net`,
  help: () => 'Write dsmode: local or dsmode: net, or remove it.',
})
