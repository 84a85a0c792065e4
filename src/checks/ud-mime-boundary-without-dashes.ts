import { defineUserDataCheck } from './user-data-check.ts'

export const udMimeBoundaryWithoutDashes = defineUserDataCheck({
  code: 'ud-mime-boundary-without-dashes',
  title: 'The delimiter lines of a MIME message lack their dashes',
  reasons: ['delimiter-without-dashes'],
  sources: [
    'cloud-init: user_data.py',
    'Python: email/feedparser.py',
    'https://github.com/cloudbase/cloudbase-init/issues/203',
  ],
  message: ({ file }) =>
    `${file}: lines that separate the parts must be "--" and the boundary; without the dashes the message has no part, and nothing of it is applied, without a word`,
  help: () =>
    'Write "--" before the boundary on each separating line, and "--" behind it as well on the last.',
})
