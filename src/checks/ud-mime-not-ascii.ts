import { defineUserDataCheck } from './user-data-check.ts'

export const udMimeNotAscii = defineUserDataCheck({
  code: 'ud-mime-not-ascii',
  title: 'A part of a MIME message has letters beyond ASCII and no transfer encoding',
  reasons: ['mime-not-ascii', 'mime-spelt-out'],
  // Often it is a comment.
  mild: ['mime-spelt-out'],
  sources: [
    'cloud-init: user_data.py',
    'cloud-init: util.py (fully_decoded_payload)',
    'Python: email/message.py',
  ],
  message: ({ file, reason }) =>
    `${file}: letters beyond ASCII do not survive the way through MIME without a transfer encoding: ${reason === 'mime-not-ascii' ? 'they become broken bytes, and the whole part is lost' : 'they reach the guest spelt out (\\u2192)'}`,
  help: () =>
    'Encode the part: Content-Transfer-Encoding: base64 (or quoted-printable). The charset parameter does not help.',
})
