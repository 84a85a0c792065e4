import { redactText } from '../findings/redact.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const udIncludeFetched = defineCheck({
  code: 'ud-include-fetched',
  title: 'user-data is fetched from elsewhere',
  severity: 'info',
  effect: 'none',
  since: 'cloud-init 20.3',
  sources: ['cloud-init: user_data.py'],
  *find({ userData, vendorData }) {
    for (const { reason, text, source = '' } of [...userData.parts, ...vendorData.parts])
      if (reason === 'not-fetched')
        yield {
          at: locate(text, { start: 0, end: 0 }),
          args: { file: text.file, url: redactText(source).slice(0, 200) },
        }
  },
  message: ({ file, url }) =>
    `${file}: what the guest fetches from ${url} is not looked at here; if it cannot be fetched, nothing of ${file} is applied`,
  help: () => 'See that the guest reaches it as soon as its network is up, or put the part into the seed.',
})
