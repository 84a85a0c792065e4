import { defineCheck } from './define-check.ts'

export const fileNotUtf8 = defineCheck({
  code: 'file-not-utf8',
  title: 'A seed file is not UTF-8',
  severity: 'error',
  effect: 'datasource-lost',
  step: 'files',
  sources: ['cloud-init: DataSourceNoCloud.py, util.py'],
  *find({ notUtf8 }) {
    for (const file of notUtf8) yield { at: { file }, args: { file } }
  },
  message: ({ file }) =>
    `${file} is not UTF-8 (gzip, UTF-16 or Latin-1?); cloud-init raises and loses the whole seed`,
  help: ({ file }) => `Write ${file} as plain UTF-8 text. Only user-data may be gzipped.`,
})
