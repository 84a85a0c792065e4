import { kindInWords } from '../findings/kind-in-words.ts'
import { child } from '../yaml/lookup.ts'
import { pythonStr } from '../yaml/python-text.ts'
import { defineCheck } from './define-check.ts'
import { metaDataSpot } from './meta-data-spot.ts'

export const instanceIdNotText = defineCheck({
  code: 'instance-id-not-text',
  title: 'instance-id is not text for the guest',
  severity: 'warning',
  effect: 'identity-changed',
  sources: ['PyYAML 6: resolver.py', 'cloud-init: DataSourceNoCloud.py'],
  *find({ metaData }) {
    const { root, source } = metaData
    const node = root && child(root, 'instance-id')
    if (!node || !source || node.kind === 'string') return
    const written = source.text.slice(node.range.start, node.range.end)
    const read = pythonStr(node)
    if (written === read) return
    yield {
      spot: metaDataSpot(metaData, node.range, ['instance-id']),
      args: { written: written.slice(0, 64), read: read.slice(0, 64), kind: kindInWords(node.kind) },
    }
  },
  message: ({ written, read, kind }) =>
    `instance-id${written === '' ? '' : ` ${written}`} is ${kind} for the guest's YAML, so the identity becomes "${read}"`,
  help: ({ written }) => (written === '' ? 'Give it a value, in quotes.' : 'Put it in quotes.'),
  fix: ({ read }) => ({
    title: `Quote what the guest reads, so the identity stays`,
    safe: true,
    replacement: JSON.stringify(read),
  }),
})
