import { isGluedList } from '../cloud-config/glued.ts'
import { lineAt, textLines } from '../fixes/text-lines.ts'
import { insertion, nodeOf } from '../fixes/tokens.ts'
import { nodeAt } from '../yaml/lookup.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

export const udNoSpaceAfterDash = defineCloudConfigCheck({
  code: 'ud-no-space-after-dash',
  title: 'No blank between the dash of a list item and its text',
  severity: 'error',
  effect: 'setting-lost',
  sources: ['PyYAML 6: scanner.py', 'cloud-init: config/schema.py'],
  *find(root, { schema }) {
    for (const { rule, path, range, expected } of schema?.complaints ?? []) {
      const node = rule === 'wrong-type' && expected.includes('a list') ? nodeAt(root, path) : undefined
      if (isGluedList(node)) yield { range, path, args: { key: String(path.at(-1)) } }
    }
  },
  message: ({ key }) =>
    `no blank follows the dash, so "${key}" is one text (or mapping) instead of a list and its items are lost`,
  help: () => 'Write "- " with a blank before each item.',
  fix: (_, spot) => {
    const { source } = spot
    const range = nodeOf(spot)?.range ?? spot.range
    const lines = textLines(source)
    const [first, last] = [lineAt(lines, range.start), lineAt(lines, range.end - 1)]
    const changes = lines.texts.slice(first, last + 1).flatMap((line, index) => {
      const dash = /^\s*-(?=[^\s-])/.exec(line)?.[0].length
      return dash === undefined ? [] : [insertion(source, (lines.starts[first + index] ?? 0) + dash, ' ')]
    })
    return { title: 'Write a blank behind each dash', safe: true, changes }
  },
})
