import { defineUserDataCheck } from './user-data-check.ts'

export const udMimeNotClosed = defineUserDataCheck({
  code: 'ud-mime-not-closed',
  title: 'A MIME message lacks its last delimiter',
  reasons: ['not-closed'],
  severity: 'info',
  effect: 'none',
  sources: ['cloud-init: user_data.py', 'Python: email/feedparser.py'],
  message: ({ file, name }) =>
    `${file}: the closing line "--${name}--" is missing; cloud-init takes what there is, and would not notice if the end had been cut off`,
  help: () =>
    'Close the message with the boundary between two pairs of dashes, or see what became of the rest.',
})
