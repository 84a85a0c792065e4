import { commandKeys } from '../cloud-config/commands.ts'
import { spotAt } from '../cloud-config/spot.ts'
import { textAsList } from '../fixes/as-list.ts'
import { nodeOf } from '../fixes/tokens.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

export const udListAsText = defineCloudConfigCheck({
  code: 'ud-list-as-text',
  title: 'Commands are no list',
  severity: 'error',
  effect: 'setting-lost',
  sources: ['cloud-init: util.py (shellify), config/cc_runcmd.py, config/cc_bootcmd.py'],
  *find(root) {
    for (const key of commandKeys) {
      const spot = spotAt(root, key)
      if (!spot || spot.node.kind === 'sequence' || spot.node.kind === 'null') continue
      const kind = spot.node.kind === 'mapping' ? 'a mapping' : 'a text'
      const range = { start: spot.range.start, end: Math.min(spot.range.end, spot.range.start + 1) }
      yield { range, path: spot.path, args: { key, kind } }
    }
  },
  message: ({ key, kind }) =>
    `"${key}" is ${kind}, and cloud-init makes a script of lists only: it refuses the value, and nothing of ${key} runs`,
  help: ({ key }) => `Write each command of ${key} as a list item: "- " before it, on a line of its own.`,
  fix: (_, spot) => {
    const node = nodeOf(spot)
    return node && { title: 'Make it a list', safe: true, changes: textAsList(spot.source, node) }
  },
})
