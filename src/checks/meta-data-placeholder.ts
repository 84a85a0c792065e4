import { entry, text } from '../yaml/lookup.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'
import { isPlaceholder } from './local-hostname-malformed.ts'

export const metaDataPlaceholder = defineCheck({
  code: 'meta-data-placeholder',
  title: 'meta-data holds a variable that nobody has replaced',
  severity: 'warning',
  effect: 'none',
  sources: ['cloud-init: DataSourceNoCloud.py (meta-data is no template)'],
  *find({ metaData: { root, source } }) {
    for (const key of ['instance-id', 'local-hostname']) {
      const found = root && entry(root, key)
      const value = found?.value.kind === 'string' ? (text(found.value) ?? '') : ''
      if (found && source && isPlaceholder(value.trim()))
        yield { at: locate(source, found.value.range, [key]), args: { key, value: value.slice(0, 80) } }
    }
  },
  message: ({ key, value }) =>
    key === 'instance-id'
      ? `instance-id is "${value}", a template variable that was not filled in: cloud-init takes it as it stands, and every machine made from this template has the same id`
      : `local-hostname is "${value}", a template variable that was not filled in: cloud-init takes it as it stands`,
  help: () =>
    'Let the tool that writes the seed fill it in: in a shell here-document without quotes around EOF, in Terraform with templatefile.',
})
