import { defineUserDataCheck } from './user-data-check.ts'

export const udTrailingNul = defineUserDataCheck({
  code: 'ud-trailing-nul',
  title: 'user-data ends in zero bytes',
  reasons: ['trailing-nul'],
  sources: ['PyYAML 6: reader.py'],
  message: ({ file }) =>
    `${file} ends in zero bytes, which YAML does not allow; the whole part is dropped with a warning`,
  help: () => 'Cut the file at its length: whoever wrote it copied whole sectors or blocks.',
})
