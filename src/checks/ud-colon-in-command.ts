import { commandsOf } from '../cloud-config/commands.ts'
import type { JudgedCloudConfig } from '../cloud-config/judge.ts'
import { yamlCause } from '../cloud-config/yaml-cause.ts'
import { type CloudConfigFault, placed } from './cloud-config-check.ts'
import { wholePartDropped } from './cloud-config-yaml-check.ts'
import { commandQuotes } from './command-quotes.ts'
import { defineCheck } from './define-check.ts'

type CommandArgs = Readonly<{ list: string; loads: boolean }>

export const udColonInCommand = defineCheck({
  code: 'ud-colon-in-command',
  title: 'A command without quotes holds ": "',
  severity: 'error',
  effect: 'setting-lost',
  sources: [
    'cloud-init: util.py (shellify)',
    'https://github.com/canonical/multipass/issues/1097',
    'https://github.com/UntouchedWagons/Ubuntu-CloudInit-Docs/issues/19',
  ],
  *find({ cloudConfigs }) {
    for (const config of cloudConfigs) yield* placed(config, [...refused(config), ...mappings(config)])
  },
  message: ({ list, loads }) =>
    loads
      ? `YAML makes a mapping of this command, because it holds a colon and a blank outside quotes; cloud-init then refuses the whole list, so none of the commands of ${list} runs`
      : `a command of ${list} holds a colon and a blank (": ") outside quotes, so the file is not YAML; ${wholePartDropped}`,
  help: () => 'Put the whole command in single quotes, or write it below | as a block.',
  fix: (_, spot) => commandQuotes(spot),
})

function* refused(config: JudgedCloudConfig): Iterable<CloudConfigFault<CommandArgs>> {
  const found = yamlCause(config)
  if (found?.cause !== 'colon-in-command') return
  const args = { list: found.section, loads: false }
  yield { range: found.range, path: [], args, effect: 'part-dropped' }
}

function* mappings({ root }: JudgedCloudConfig): Iterable<CloudConfigFault<CommandArgs>> {
  for (const { key, node, range, path } of root ? commandsOf(root) : [])
    if (node.kind === 'mapping') yield { range, path, args: { list: key, loads: true } }
}
