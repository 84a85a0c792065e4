import { defineUserDataCheck } from './user-data-check.ts'

export const udArchiveEntryIgnored = defineUserDataCheck({
  code: 'ud-archive-entry-ignored',
  title: 'An entry of a cloud-config archive is neither text nor mapping',
  reasons: ['archive-entry-ignored'],
  sources: ['cloud-init: user_data.py'],
  message: ({ file }) =>
    `${file}: an entry of the archive is neither text nor a mapping with content, and is left out without a word`,
  help: () => 'Write "- content: |" with the part below.',
})
