import { defineYamlCauseCheck, wholePartDropped } from './cloud-config-yaml-check.ts'

export const udNestedIndent = defineYamlCauseCheck({
  code: 'ud-nested-indent',
  title: 'Keys of one list item or mapping are not aligned',
  cause: 'nested-indent',
  sources: ['PyYAML 6: scanner.py, parser.py', 'https://github.com/canonical/cloud-init/issues/4828'],
  message: ({ file, key }) =>
    `${key === '' ? 'this line' : `"${key}"`} is indented unlike the keys that it belongs to, so ${file} is not YAML; ${wholePartDropped}`,
  help: ({ key }) =>
    `Align ${key === '' ? 'the line' : key} with the first key of its item: the column of the text behind "- ".`,
})
