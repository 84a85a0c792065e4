import { kindInWords } from '../findings/kind-in-words.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const metaDataNotMapping = defineCheck({
  code: 'meta-data-not-mapping',
  title: 'meta-data is not a mapping',
  severity: 'error',
  effect: 'identity-changed',
  step: 'yaml',
  sources: ['cloud-init: util.py (load_yaml)'],
  *find({ metaData: { status, document, source } }) {
    if (status !== 'invalid' || !source || document?.status !== 'loaded' || document.root === null) return
    yield { at: locate(source, document.root.range), args: { kind: kindInWords(document.root.kind) } }
  },
  message: ({ kind }) =>
    `meta-data is ${kind}, not a mapping of keys; the guest goes on as if it were empty: instance-id "nocloud", no host name`,
  help: () => 'Write keys and values, with a blank after each colon, such as "instance-id: vm1-1".',
})
