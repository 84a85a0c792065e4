import type { JudgedCloudConfig } from '../cloud-config/judge.ts'
import { commentBehind, isAnchorOrTag } from '../cloud-config/unquoted.ts'
import { allPasswords } from '../cloud-config/users.ts'
import { yamlCause } from '../cloud-config/yaml-cause.ts'
import type { Range } from '../yaml/node.ts'
import { type CloudConfigFault, placed } from './cloud-config-check.ts'
import { wholePartDropped } from './cloud-config-yaml-check.ts'
import { defineCheck } from './define-check.ts'

type PasswordArgs = Readonly<Record<'key' | 'loss', string>>
type Fault = CloudConfigFault<PasswordArgs>

export const udSpecialPasswordUnquoted = defineCheck({
  code: 'ud-special-password-unquoted',
  title: 'A password without quotes holds a sign that YAML takes for its own',
  severity: 'error',
  effect: 'setting-lost',
  sources: [
    'PyYAML 6: scanner.py',
    'https://github.com/Cloudbox/Cloudbox/issues/431',
    'https://github.com/achetronic/magec/issues/11',
  ],
  *find({ cloudConfigs }) {
    for (const config of cloudConfigs) yield* placed(config, [...refused(config), ...cutPasswords(config)])
  },
  message: ({ key, loss }) =>
    loss === 'file'
      ? `the value of "${key}" is not quoted and holds a sign that means something else in YAML, so the file does not load; ${wholePartDropped}`
      : loss === 'all'
        ? `the value of "${key}" is not quoted and begins with a sign that YAML takes for a comment, an anchor or a tag: the password is empty`
        : `the value of "${key}" is not quoted and ends at " #", where YAML begins a comment: the password is shorter than written`,
  help: ({ key }) => `Put the value of ${key} in single quotes, and write a single quote inside it twice.`,
})

/** The file does not load. */
function* refused(config: JudgedCloudConfig): Iterable<Fault> {
  const found = yamlCause(config)
  if (found?.cause !== 'special-password') return
  const { range, key } = found
  yield { range, path: [], args: { key, loss: 'file' }, effect: 'part-dropped' }
}

/** The file loads with less than was written; a comment behind a blank may be one that was meant. */
export function* cutPasswords({ root, source }: JudgedCloudConfig): Iterable<Fault> {
  for (const spot of root ? allPasswords(root) : []) {
    const { node, key, path, range } = spot
    const behind = commentBehind(source.text, spot)
    const isMeant = behind === null || /^#(?:\s|$)/.test(behind)
    if (node.kind === 'null' && node.source === '') {
      const at = valueRange(source.text, range)
      if (isMeant && !isAnchorOrTag(source.text, at.start)) continue
      yield { range, path, args: { key, loss: 'all' } }
    } else if (!isMeant && node.kind === 'string' && node.plain)
      yield { range, path, args: { key, loss: 'rest' }, severity: 'warning' }
  }
}

/** Where the value would begin that an empty one stands for. */
function valueRange(text: string, { end }: Range): Range {
  const start = end + (/^\s*:?[ \t]*/.exec(text.slice(end, end + 200))?.[0].length ?? 0)
  return { start, end: start }
}
