import { commandsOf } from '../cloud-config/commands.ts'
import type { YamlNode } from '../yaml/node.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

/** Words that mean something to a shell, and are plain text to the program of a list. */
const signs: ReadonlySet<string> = new Set(['|', '||', '&&', ';', '>', '>>', '<', '2>', '2>&1', '&>', '&'])

const signOf = (item: YamlNode): string | undefined =>
  item.kind === 'string' && signs.has(item.value.trim()) ? item.value.trim() : undefined

/** `[ -f x ]` and find's `;` are words that their program wants. */
const takesSigns: ReadonlySet<string> = new Set(['[', '[[', 'test', 'expr', 'find'])

export const udShellSignInList = defineCloudConfigCheck({
  code: 'ud-shell-sign-in-list',
  title: 'A command in a list holds a sign of the shell',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: util.py (shellify)'],
  *find(root) {
    for (const { node, key, path } of commandsOf(root)) {
      if (node.kind !== 'sequence') continue
      const [program] = node.items
      if (program?.kind === 'string' && takesSigns.has(program.value)) continue
      for (const [index, item] of node.items.entries()) {
        const sign = signOf(item)
        if (sign === undefined) continue
        yield { range: item.range, path: [...path, index], args: { list: key, sign } }
        break
      }
    }
  },
  message: ({ list, sign }) =>
    `this command of ${list} is a list, whose words go to the program in quotes; no shell looks at "${sign}", so it is an argument like any other and nothing is piped, redirected or chained`,
  help: () => 'Write the command as one text, or give it to a shell: [sh, -c, "…"].',
})
