import { child } from '../yaml/lookup.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const seedfromMalformed = defineCheck({
  code: 'seedfrom-malformed',
  title: 'seedfrom is no address that cloud-init takes',
  severity: 'error',
  effect: 'seed-ignored',
  step: 'files',
  sources: ['cloud-init: DataSourceNoCloud.py'],
  *find({ metaData: { root, source, seedfrom } }) {
    const node = root && child(root, 'seedfrom')
    if (!node || !source || (seedfrom !== 'unsupported' && seedfrom !== 'raises')) return
    yield {
      at: locate(source, node.range, ['seedfrom']),
      args: { raises: seedfrom === 'raises' },
      ...(seedfrom === 'raises' ? { effect: 'datasource-lost' as const } : {}),
    }
  },
  message: ({ raises }) =>
    raises
      ? 'seedfrom is not text (an empty value is none either): cloud-init raises, and loses the whole seed'
      : 'seedfrom begins with none of /, file://, http:// and https://, so cloud-init declines this seed as a whole',
  help: () => 'Remove seedfrom, or write a path or URL that ends in a slash.',
})
