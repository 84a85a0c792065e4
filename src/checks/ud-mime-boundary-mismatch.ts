import { defineUserDataCheck } from './user-data-check.ts'

export const udMimeBoundaryMismatch = defineUserDataCheck({
  code: 'ud-mime-boundary-mismatch',
  title: 'No line of a MIME message is the delimiter that its header names',
  reasons: ['no-boundary', 'no-delimiter'],
  sources: ['cloud-init: user_data.py', 'Python: email/feedparser.py'],
  message: ({ file, name }) =>
    `${file}: Content-Type says multipart, and ${name === undefined ? 'names no boundary' : `no line is its boundary "--${name}"`}; the message has no part, and nothing of it is applied, without a word`,
  help: () => 'Name in boundary="…" what stands behind the two dashes on the separating lines.',
})
