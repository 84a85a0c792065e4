import { defineUserDataCheck } from './user-data-check.ts'

export const udGzipPartDamaged = defineUserDataCheck({
  code: 'ud-gzip-part-damaged',
  title: 'A part that says it is gzip does not unpack to text',
  reasons: ['gzip-part-damaged'],
  since: 'cloud-init 20.3',
  sources: ['cloud-init: user_data.py'],
  message: ({ file, name }) =>
    `${file}: a part of the type ${name} does not unpack to UTF-8 text; since cloud-init 20.3 nothing of ${file} is applied then`,
  help: () => 'Pack the part again, and encode it with Content-Transfer-Encoding: base64.',
})
