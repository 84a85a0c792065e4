import { redactText } from '../findings/redact.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const udIncludeInLocalMode = defineCheck({
  code: 'ud-include-in-local-mode',
  title: 'user-data is fetched before the network is up',
  severity: 'error',
  effect: 'part-dropped',
  sources: ['cloud-init: user_data.py, DataSourceNoCloud.py'],
  *find({ userData, vendorData, metaData: { dsmode } }) {
    for (const { reason, text, source = '' } of [...userData.parts, ...vendorData.parts])
      if (dsmode === 'local' && reason === 'not-fetched' && /^(?:https?|ftps?):/i.test(source))
        yield {
          at: locate(text, { start: 0, end: 0 }),
          args: { file: text.file, url: redactText(source).slice(0, 200) },
        }
  },
  message: ({ file, url }) =>
    `${file} includes ${url}, and "dsmode: local" of meta-data has it applied before the network is up; it cannot be fetched, and nothing of ${file} is applied`,
  help: () => 'Leave dsmode out of meta-data, or put the part into the seed.',
})
