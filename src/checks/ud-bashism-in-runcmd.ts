import { commandsOf } from '../cloud-config/commands.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

/** What bash has and POSIX sh has not, where it stands at the beginning of a line or behind a blank. */
const bashisms = [
  ['source', /^[ \t]*source\s/m],
  ['[[', /(?:^|[\s;])\[\[\s/m],
  ['&>', /\s&>/],
  ['pushd', /^[ \t]*pushd\s/m],
  ['<(', /\s<\(/],
] as const

export const udBashismInRuncmd = defineCloudConfigCheck({
  code: 'ud-bashism-in-runcmd',
  title: 'A command uses what only bash knows',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: util.py (shellify)', 'dash(1)'],
  *find(root) {
    for (const { node, key, range, path } of commandsOf(root)) {
      if (node.kind !== 'string' || /^\s*(?:\/\S*\/)?(?:ba|z|k)sh\s/.test(node.value)) continue
      const { value } = node
      const [word] = bashisms.find(([, pattern]) => pattern.test(value)) ?? []
      if (word !== undefined) yield { range, path, args: { list: key, word } }
    }
  },
  message: ({ list, word }) =>
    `this command of ${list} uses "${word}", and cloud-init writes ${list} into a script for /bin/sh: on Debian and Ubuntu that is dash, which does not know it`,
  help: () => 'Use what sh knows ("." for source, "[" for "[["), or write [bash, -c, "…"].',
})
