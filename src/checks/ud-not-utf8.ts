import { defineUserDataCheck } from './user-data-check.ts'

export const udNotUtf8 = defineUserDataCheck({
  code: 'ud-not-utf8',
  title: 'user-data is not UTF-8',
  reasons: ['not-utf8', 'mime-not-utf8'],
  sources: ['cloud-init: user_data.py', 'PyYAML 6: reader.py'],
  message: ({ file, reason }) =>
    `${file} is not UTF-8 (Latin-1?): ${reason === 'mime-not-utf8' ? 'cloud-init raises over a MIME message, and nothing of it is applied' : 'this byte is no character, and the whole part is dropped for it'}`,
  help: () => 'Save the file as UTF-8, without byte order mark.',
})
