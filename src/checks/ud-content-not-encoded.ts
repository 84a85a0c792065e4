import { encodingFault } from '../cloud-config/encoding.ts'
import { writtenFiles } from '../cloud-config/files.ts'
import { spotAt } from '../cloud-config/spot.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

const words = {
  'not-base64': 'and the content is not base64: what is written is garbage, or write_files stops',
  'not-gzip': 'and the content is not packed by gzip',
  'unknown-encoding': 'which cloud-init does not know: it logs a warning and writes the content as it is',
} as const

export const udContentNotEncoded = defineCloudConfigCheck({
  code: 'ud-content-not-encoded',
  title: 'encoding does not fit the content of a file',
  severity: 'error',
  effect: 'setting-lost',
  sources: ['cloud-init: config/cc_write_files.py (canonicalize_extraction, extract_contents)'],
  *find(root) {
    for (const { node, path: at, target } of writtenFiles(root)) {
      const encoding = spotAt(node, 'encoding', at)
      const content = spotAt(node, 'content', at)
      if (encoding?.node.kind !== 'string') continue
      const written = content?.node.kind === 'string' ? content.node.value : ''
      const fault = encodingFault(encoding.node.value, written)
      if (fault === null) continue
      const args = { path: target, encoding: encoding.node.value.slice(0, 20), fault }
      yield { range: encoding.range, path: encoding.path, args }
    }
  },
  message: ({ path, encoding, fault }) =>
    `encoding of ${path ?? 'this file'} is "${encoding}", ${words[fault]}`,
  help: ({ fault }) =>
    fault === 'unknown-encoding'
      ? 'Write b64, gz or gz+b64, or leave encoding out for plain text.'
      : 'Leave encoding out, or encode the content (base64 -w0 FILE; gzip -c FILE | base64 -w0).',
})
