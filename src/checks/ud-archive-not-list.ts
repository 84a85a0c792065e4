import { defineUserDataCheck } from './user-data-check.ts'

export const udArchiveNotList = defineUserDataCheck({
  code: 'ud-archive-not-list',
  title: 'A cloud-config archive is no YAML list',
  reasons: ['archive-not-yaml', 'archive-not-list'],
  sources: ['cloud-init: user_data.py'],
  message: ({ file, reason }) =>
    `${file}: a #cloud-config-archive is a YAML list of parts, and this ${reason === 'archive-not-yaml' ? 'does not load' : 'is none'}; it has no part, and nothing of it is applied`,
  help: () => 'Write a list: "- type: text/cloud-config" with "content: |" below.',
})
