import { defineUserDataCheck } from './user-data-check.ts'

export const udArchiveEntryMalformed = defineUserDataCheck({
  code: 'ud-archive-entry-malformed',
  title: 'An entry of a cloud-config archive makes cloud-init raise',
  reasons: ['archive-entry-malformed'],
  sources: ['cloud-init: user_data.py (_explode_archive)'],
  message: ({ file, name = '' }) =>
    `${file}: ${why[name] ?? `"${name}" of this archive entry becomes a header, and its value is not text`}; cloud-init raises, and nothing of ${file} is applied`,
  help: ({ name = '' }) =>
    name === 'content'
      ? 'Write "content: |" and the part indented below.'
      : 'Remove it, or put its value in quotes; an entry has the keys type, content, filename and launch-index.',
})

const why: Readonly<Record<string, string>> = {
  content: 'the content of this archive entry is not text',
  type: 'the type of this archive entry is not of the form text/cloud-config',
}
