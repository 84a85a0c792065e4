import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const metaDataNotYaml = defineCheck({
  code: 'meta-data-not-yaml',
  title: 'meta-data is not YAML',
  severity: 'error',
  effect: 'identity-changed',
  step: 'yaml',
  sources: ['cloud-init: util.py (load_yaml)'],
  *find({ metaData: { document, source } }) {
    if (!source || document?.status !== 'refused') return
    const { reason, message, range } = document.problem
    yield { at: locate(source, range), args: { reason, detail: message } }
  },
  message: ({ detail }) =>
    `meta-data does not load (${detail}); the guest goes on as if it were empty: instance-id "nocloud", no host name`,
  help: ({ reason }) => remedies[reason] ?? 'Correct the line; quote text that holds ": " or " #".',
})

const remedies: Readonly<Record<string, string>> = {
  tab: 'Indent with spaces.',
  'second-document': 'Keep one document: remove the line --- between the two.',
}
