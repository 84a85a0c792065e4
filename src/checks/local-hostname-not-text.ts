import { kindInWords } from '../findings/kind-in-words.ts'
import { quotedScalar, unwrapped } from '../fixes/tokens.ts'
import { child } from '../yaml/lookup.ts'
import { defineCheck } from './define-check.ts'
import { metaDataSpot } from './meta-data-spot.ts'

export const localHostnameNotText = defineCheck({
  code: 'local-hostname-not-text',
  title: 'local-hostname is not text for the guest',
  severity: 'error',
  effect: 'datasource-lost',
  step: 'yaml',
  sources: ['cloud-init: sources/__init__.py (get_hostname)'],
  *find({ metaData }) {
    const { root, source, hostnameRaises } = metaData
    const node = root && child(root, 'local-hostname')
    if (!hostnameRaises || !node || !source) return
    const written = source.text.slice(node.range.start, node.range.end).slice(0, 64)
    yield {
      spot: metaDataSpot(metaData, node.range, ['local-hostname']),
      args: { written, kind: kindInWords(node.kind) },
    }
  },
  message: ({ written, kind }) =>
    `local-hostname ${written} is ${kind} for the guest's YAML, not text; cloud-init raises and loses the whole seed`,
  help: () => 'Put it in quotes.',
  fix: (_, spot) => ({
    title: 'Put it in quotes',
    safe: true,
    changes: unwrapped(spot) ?? quotedScalar(spot),
  }),
})
