import { commandsOf } from '../cloud-config/commands.ts'
import { commentBehind, hasOpenQuote } from '../cloud-config/unquoted.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

export const udCommentCutsCommand = defineCloudConfigCheck({
  code: 'ud-comment-cuts-command',
  title: 'A command ends at " #" in the middle of a quoted word',
  severity: 'error',
  effect: 'setting-lost',
  sources: ['PyYAML 6: scanner.py'],
  *find(root, { source }) {
    for (const spot of commandsOf(root)) {
      const { node, key, range, path } = spot
      if (node.kind !== 'string' || !node.plain || !hasOpenQuote(node.value)) continue
      if (commentBehind(source.text, spot) !== null) yield { range, path, args: { list: key } }
    }
  },
  message: ({ list }) =>
    `this command of ${list} ends at " #", where YAML begins a comment, and its quote stays open: the shell refuses the whole script`,
  help: () => 'Put the whole command in quotes, or write it below | as a block.',
})
