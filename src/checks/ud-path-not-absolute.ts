import { writtenFiles } from '../cloud-config/files.ts'
import { spotAt } from '../cloud-config/spot.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

export const udPathNotAbsolute = defineCloudConfigCheck({
  code: 'ud-path-not-absolute',
  title: 'The path of a file does not begin with /',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: config/cc_write_files.py'],
  *find(root) {
    for (const { node, path: at, target } of writtenFiles(root)) {
      const spot = spotAt(node, 'path', at)
      if (!spot || target === null || target.startsWith('/')) continue
      const args = { path: target.slice(0, 200), home: target.startsWith('~') || target.startsWith('$') }
      yield { range: spot.range, path: spot.path, args }
    }
  },
  message: ({ path, home }) =>
    home
      ? `path ${path} is taken letter by letter: cloud-init expands neither ~ nor variables, and makes a folder of that name at /`
      : `path ${path} is not absolute; where the file ends up depends on the folder that cloud-init runs in, usually /`,
  help: () => 'Write the whole path, from / on.',
})
