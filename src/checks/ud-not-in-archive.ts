import { defineUserDataCheck } from './user-data-check.ts'

export const udNotInArchive = defineUserDataCheck({
  code: 'ud-not-in-archive',
  title: 'An archive holds what only a file of its own may be',
  reasons: ['not-in-archive'],
  sources: ['cloud-init: user_data.py'],
  message: ({ file, name }) =>
    `${file}: an entry of an archive is not taken apart again, so nothing handles ${name} there; it is dropped with a warning`,
  help: () => 'Use a MIME message, whose parts may be includes and archives.',
})
