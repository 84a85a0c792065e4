import { isGluedList } from '../cloud-config/glued.ts'
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
})
