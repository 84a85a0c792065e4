import { placed } from './cloud-config-check.ts'
import { defineCheck } from './define-check.ts'

export const udCloudConfigEmpty = defineCheck({
  code: 'ud-cloud-config-empty',
  title: 'A cloud-config has a header and nothing else',
  severity: 'info',
  effect: 'none',
  sources: ['cloud-init: handlers/cloud_config.py'],
  *find({ cloudConfigs }) {
    for (const config of cloudConfigs) {
      const { document, source } = config
      if (document.status !== 'loaded' || (document.root && document.root.kind !== 'null')) continue
      const start = source.text.search(/\S|$/)
      // Line ends written as letters have a finding of their own.
      if (/^#cloud-config\\[nr]/i.test(source.text.slice(start, start + 20))) continue
      const [header = ''] = /^[^\r\n]{0,80}/.exec(source.text.slice(start, start + 80)) ?? []
      const range = { start, end: start + header.trimEnd().length }
      yield* placed(config, [{ range, path: [], args: { file: source.file } }])
    }
  },
  message: ({ file }) =>
    `${file} holds only its header and comments; cloud-init logs a warning about an empty cloud-config and sets nothing`,
  help: () => 'Write {} below the header to silence the warning, if nothing is what you want.',
})
