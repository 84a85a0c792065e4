import { defineUserDataCheck } from './user-data-check.ts'

export const udMimeEncodingUnknown = defineUserDataCheck({
  code: 'ud-mime-encoding-unknown',
  title: 'A part names a transfer encoding that is none',
  reasons: ['unknown-transfer-encoding'],
  sources: ['Python: email/message.py'],
  message: ({ file, name }) =>
    `${file}: "${name}" is no Content-Transfer-Encoding that is decoded; the part is taken as it is written`,
  help: () =>
    'Write base64 or quoted-printable, without anything behind it, or leave the header out for plain ASCII.',
})
