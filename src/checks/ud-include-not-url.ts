import { defineUserDataCheck } from './user-data-check.ts'

export const udIncludeNotUrl = defineUserDataCheck({
  code: 'ud-include-not-url',
  title: 'An include names what is no URL',
  reasons: ['include-not-url'],
  since: 'cloud-init 20.3',
  sources: ['cloud-init: user_data.py'],
  message: ({ file }) =>
    `${file}: below #include each line that does not begin with # is a URL, and this one is none; cloud-init raises, and nothing of ${file} is applied`,
  help: () =>
    'List one URL a line (http://, https:// or file://); put cloud-config and scripts in parts of their own.',
})
