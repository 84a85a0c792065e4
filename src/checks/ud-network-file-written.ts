import { writtenFiles } from '../cloud-config/files.ts'
import { spotAt } from '../cloud-config/spot.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

const folders =
  /^\/etc\/(?:netplan|systemd\/network|network|NetworkManager\/(?:system-connections|conf\.d)|sysconfig\/network(?:-scripts)?)(?:\/|$)/

export const udNetworkFileWritten = defineCloudConfigCheck({
  code: 'ud-network-file-written',
  title: "write_files writes the guest's network configuration",
  severity: 'info',
  effect: 'at-restart',
  sources: ['cloud-init: stages.py, config/cc_write_files.py'],
  *find(root) {
    for (const { node, path: at, target } of writtenFiles(root)) {
      const spot = spotAt(node, 'path', at)
      const isSource =
        target?.startsWith('/etc/cloud/cloud.cfg.d/') === true &&
        /^[ \t]*network[ \t]*:/m.test(contentOf(spotAt(node, 'content')?.node))
      if (!spot || target === null || !(isSource || folders.test(target))) continue
      yield { range: spot.range, path: spot.path, args: { path: target, source: isSource } }
    }
  },
  message: ({ path, source }) =>
    source
      ? `${path} holds "network", which changes where cloud-init takes the network from at the next boot; this boot has decided already`
      : `${path} is written after the network was configured from network-config: it counts at the next boot, or after a command that applies it, and stands beside what cloud-init wrote`,
  help: () => 'Put the network into network-config; then it is there on the first boot and written once.',
})

const contentOf = (node: { readonly kind: string; readonly value?: unknown } | undefined): string =>
  node?.kind === 'string' && typeof node.value === 'string' ? node.value : ''
