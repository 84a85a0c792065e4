import { writtenFiles } from '../cloud-config/files.ts'
import { isTrue, spotAt } from '../cloud-config/spot.ts'
import { child } from '../yaml/lookup.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

export const udEtcHostsOverwritten = defineCloudConfigCheck({
  code: 'ud-etc-hosts-overwritten',
  title: 'manage_etc_hosts overwrites the /etc/hosts that write_files writes',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: config/cc_update_etc_hosts.py'],
  *find(root) {
    const manage = child(root, 'manage_etc_hosts')
    if (!isTrue(manage) && !(manage?.kind === 'string' && manage.value === 'template')) return
    for (const { node, path: at, target } of writtenFiles(root)) {
      const spot = spotAt(node, 'path', at)
      if (spot && target === '/etc/hosts') yield { range: spot.range, path: spot.path, args: {} }
    }
  },
  message: () =>
    'with manage_etc_hosts: true cloud-init writes /etc/hosts from a template at every boot, after write_files: what is written here is lost',
  help: () => 'Write the template /etc/cloud/templates/hosts.<family>.tmpl, or leave manage_etc_hosts out.',
})
