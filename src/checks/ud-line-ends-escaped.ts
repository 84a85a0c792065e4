import { placed } from './cloud-config-check.ts'
import { defineCheck } from './define-check.ts'

export const udLineEndsEscaped = defineCheck({
  code: 'ud-line-ends-escaped',
  title: 'The line ends of a cloud-config are written as \\n',
  severity: 'error',
  effect: 'part-dropped',
  sources: [
    'cloud-init: handlers/cloud_config.py',
    'YAML 1.1, 7.3 (escapes work between double quotes alone)',
  ],
  *find({ cloudConfigs }) {
    for (const config of cloudConfigs) {
      const { text, file } = config.source
      const found = /^\s*#cloud-config(\\r?\\n|\\n)/i.exec(text.slice(0, 4_096))
      if (!found) continue
      const end = found[0].length
      const range = { start: end - (found[1]?.length ?? 0), end }
      yield* placed(config, [{ range, path: [], args: { file } }])
    }
  },
  message: ({ file }) =>
    `the line ends of ${file} are the two characters \\n instead of line breaks: all of it is one comment line behind #cloud-config, and nothing of it is applied`,
  help: () =>
    'Write real line breaks: the text was escaped once too often, or stands in a YAML value without double quotes; use a block (|).',
})
