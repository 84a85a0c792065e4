import { defineUserDataCheck } from './user-data-check.ts'

export const udMimeHeaderNotFirst = defineUserDataCheck({
  code: 'ud-mime-header-not-first',
  title: 'Something stands before the headers of a MIME message',
  reasons: ['mime-header-not-first'],
  sources: ['cloud-init: user_data.py', 'Python: email/feedparser.py'],
  message: ({ file }) =>
    `${file}: the MIME headers do not begin with the first byte (a blank line, a comment or a byte order mark stands before them), so the whole message is one piece of text that nothing handles`,
  help: () => 'Begin the file with Content-Type or MIME-Version, without anything before it.',
})
