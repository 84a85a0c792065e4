import { writtenFiles } from '../cloud-config/files.ts'
import { spotAt } from '../cloud-config/spot.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

export const udFileInTmp = defineCloudConfigCheck({
  code: 'ud-file-in-tmp',
  title: 'A file is written below /tmp while the guest still boots',
  severity: 'info',
  effect: 'setting-lost',
  sources: ['cloud-init: documentation of write_files', 'https://bugs.launchpad.net/bugs/1707222'],
  *find(root) {
    for (const { node, path: at, target, deferred } of writtenFiles(root)) {
      const spot = spotAt(node, 'path', at)
      if (!deferred && spot && target?.startsWith('/tmp/'))
        yield { range: spot.range, path: spot.path, args: { path: target } }
    }
  },
  message: ({ path }) =>
    `${path} is written early in the boot, and systemd-tmpfiles empties /tmp at about the same time: the file may be gone`,
  help: () => 'Use a folder below /run, or add defer: true.',
})
