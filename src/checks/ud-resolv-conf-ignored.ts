import { isTrue, spotAt } from '../cloud-config/spot.ts'
import { child, entry } from '../yaml/lookup.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

export const udResolvConfIgnored = defineCloudConfigCheck({
  code: 'ud-resolv-conf-ignored',
  title: 'resolv_conf is not read everywhere',
  severity: 'info',
  effect: 'setting-lost',
  sources: ['cloud-init: config/cc_resolv_conf.py'],
  *find(root) {
    const found = entry(root, 'resolv_conf')
    if (!found) return
    const managed = isTrue(child(root, 'manage_resolv_conf'))
    const range = found.key.range
    const { path } = spotAt(root, 'resolv_conf') ?? { path: [] }
    yield { range, path, args: { managed }, ...(managed ? {} : { severity: 'warning' as const }) }
  },
  message: ({ managed }) =>
    managed
      ? '"resolv_conf" is read on RHEL, SUSE, Fedora, Photon, Azure Linux and Alpine; Debian and Ubuntu ignore it'
      : '"resolv_conf" counts only with manage_resolv_conf: true, and never on Debian and Ubuntu: the nameservers are not set',
  help: () => 'Put nameservers into network-config, which every distribution reads.',
})
