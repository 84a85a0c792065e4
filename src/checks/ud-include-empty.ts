import { defineUserDataCheck } from './user-data-check.ts'

export const udIncludeEmpty = defineUserDataCheck({
  code: 'ud-include-empty',
  title: 'An include names no URL',
  reasons: ['include-without-url'],
  severity: 'warning',
  sources: ['cloud-init: user_data.py'],
  message: ({ file }) => `${file} is an #include without a URL: it has no part, and nothing happens`,
  help: () => 'List the URLs below, one a line.',
})
