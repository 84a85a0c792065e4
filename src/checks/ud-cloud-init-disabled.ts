import { commandsOf, commandText } from '../cloud-config/commands.ts'
import { writtenFiles } from '../cloud-config/files.ts'
import { spotAt } from '../cloud-config/spot.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

const marker = '/etc/cloud/cloud-init.disabled'

export const udCloudInitDisabled = defineCloudConfigCheck({
  code: 'ud-cloud-init-disabled',
  title: 'The seed switches cloud-init off for the next boots',
  severity: 'info',
  effect: 'at-restart',
  sources: ['cloud-init: tools/cloud-init-generator, ds-identify'],
  *find(root) {
    for (const command of commandsOf(root)) {
      const text = commandText(command)
      if (!text.includes(marker) || /\brm\b/.test(text)) continue
      yield { range: command.range, path: command.path, args: { by: command.key } }
    }
    for (const { node, path, target } of writtenFiles(root)) {
      const spot = spotAt(node, 'path', path)
      if (spot && target === marker) yield { range: spot.range, path: spot.path, args: { by: 'write_files' } }
    }
  },
  message: ({ by }) =>
    `${by} makes ${marker}: from the next boot on cloud-init does not run, and no later change of the seed (network, MAC, keys) reaches this disk`,
  help: () => 'Leave it out if this disk shall ever get another seed or another NIC.',
})
