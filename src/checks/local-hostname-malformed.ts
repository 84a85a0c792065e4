import { entry, text } from '../yaml/lookup.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const localHostnameMalformed = defineCheck({
  code: 'local-hostname-malformed',
  title: 'local-hostname is no host name',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['RFC 1123, 2.1', 'RFC 952', 'Linux: sethostname(2), at most 64 bytes'],
  *find({ metaData: { root, source } }) {
    const found = root && entry(root, 'local-hostname')
    if (!found || !source || found.value.kind !== 'string') return
    const name = (text(found.value) ?? '').trim()
    if (name === '' || isPlaceholder(name)) return
    const wrong = whatIsWrong(name)
    if (wrong)
      yield {
        at: locate(source, found.value.range, ['local-hostname']),
        args: { name: name.slice(0, 80), wrong },
      }
  },
  message: ({ name, wrong }) =>
    `local-hostname "${name}" is not a valid host name: ${wrong}; what sets or looks up the name may refuse it`,
  help: () =>
    'Use letters, digits and hyphens, at most 63 between two dots, with a letter or digit at both ends.',
})

/** Text that a template was meant to replace; a finding of its own. */
export const isPlaceholder = (value: string): boolean =>
  /\$\{[^}]*\}|\$\([^)]*\)|\{\{.*\}\}|^<[\w -]+>$/.test(value)

const longestLabel = 63

function whatIsWrong(name: string): string | undefined {
  const labels = name.replace(/\.$/, '').split('.')
  const other = /[^A-Za-z0-9.-]/u.exec(name)?.[0]
  if (other !== undefined) return `${named[other] ?? `"${other}"`} is neither a letter, a digit nor a hyphen`
  if (labels.some((label) => label.length > longestLabel))
    return `it is longer than ${longestLabel} characters, and the kernel takes 64`
  if (labels.some((label) => label === '' || /^-|-$/.test(label)))
    return 'a part of it is empty, or begins or ends with a hyphen'
  return undefined
}

const named: Readonly<Record<string, string>> = { ' ': 'a space', _: 'an underscore' }
