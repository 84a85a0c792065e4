import { defineUserDataCheck } from './user-data-check.ts'

export const udJinjaType = defineUserDataCheck({
  code: 'ud-jinja-type',
  title: 'A template is of a type that is not rendered',
  reasons: ['jinja-type'],
  sources: ['cloud-init: handlers/jinja_template.py'],
  message: ({ file }) =>
    `${file}: below "## template: jinja" must stand #cloud-config, #! or #cloud-boothook; anything else is dropped with a warning`,
  help: () => 'Make #cloud-config (or #!) the second line.',
})
