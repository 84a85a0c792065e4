import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const yamlDuplicateKey = defineCheck({
  code: 'yaml-duplicate-key',
  title: 'A key stands twice in one mapping',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['PyYAML 6: constructor.py'],
  *find({ metaData, networkConfig, cloudConfigs, sources }) {
    const documents = [
      {
        source: sources['meta-data'],
        duplicates: metaData.document?.status === 'loaded' ? metaData.document.duplicates : [],
      },
      { source: sources['network-config'], duplicates: networkConfig.duplicates },
      ...cloudConfigs.map(({ source, document }) => ({
        source,
        duplicates: document.status === 'loaded' ? document.duplicates : [],
      })),
    ]
    for (const { source, duplicates } of documents) {
      for (const { key, range, first, path } of duplicates) {
        if (!source) continue
        const related = [{ message: 'the first, which is lost', location: locate(source, first) }]
        yield { at: locate(source, range, path), related, args: { file: source.file, key } }
      }
    }
  },
  message: ({ file, key }) =>
    `"${key}" stands twice in the same mapping of ${file}; cloud-init keeps the last one without a word`,
  help: () => 'Remove one of the two.',
})
