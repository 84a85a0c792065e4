import { commandsOf } from '../cloud-config/commands.ts'
import { kindInWords } from '../findings/kind-in-words.ts'
import { quotedScalar } from '../fixes/tokens.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

/** What the shell gets as it is; a mapping is told by ud-colon-in-command. */
const accepted: ReadonlySet<string> = new Set(['string', 'sequence', 'mapping', 'null'])

export const udCommandNotText = defineCloudConfigCheck({
  code: 'ud-command-not-text',
  title: 'A command is a number or a boolean',
  severity: 'error',
  effect: 'setting-lost',
  sources: ['cloud-init: util.py (shellify)'],
  *find(root) {
    for (const { key, node, range, path } of commandsOf(root))
      if (!accepted.has(node.kind)) yield { range, path, args: { list: key, kind: kindInWords(node.kind) } }
  },
  message: ({ list, kind }) =>
    `YAML reads this command as ${kind}; cloud-init takes text and lists only and refuses all of ${list}, so none of its commands runs`,
  help: () => 'Put the command in quotes.',
  fix: (_, spot) => ({ title: 'Put the command in quotes', safe: true, changes: quotedScalar(spot) }),
})
