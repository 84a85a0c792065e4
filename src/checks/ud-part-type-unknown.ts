import { defineUserDataCheck } from './user-data-check.ts'

export const udPartTypeUnknown = defineUserDataCheck({
  code: 'ud-part-type-unknown',
  title: 'A part has a type that nothing handles',
  reasons: ['unknown-type'],
  sources: ['cloud-init: user_data.py', 'cloud-init: handlers/__init__.py'],
  message: ({ file, name }) =>
    `${file}: nothing handles a part of the type ${name}; it is dropped with a warning`,
  help: () =>
    'Use text/cloud-config, text/x-shellscript, text/cloud-boothook or text/jinja2; with text/plain the first line decides.',
})
