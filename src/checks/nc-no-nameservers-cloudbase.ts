import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const ncNoNameserversCloudbase = defineCheck({
  code: 'nc-no-nameservers-cloudbase',
  title: 'A static entry without nameservers stops cloudbase-init',
  severity: 'info',
  effect: 'none',
  sources: [
    'cloudbase-init: plugins/common/networkconfig.py',
    'https://github.com/cloudbase/cloudbase-init/issues/156',
    'https://github.com/cloudbase/cloudbase-init/issues/134',
  ],
  *find({ networkConfig, sources }) {
    const source = sources['network-config']
    if (!source || networkConfig.version !== 2) return
    for (const { id, kind, addresses, nameservers, range, path } of networkConfig.links)
      if (kind === 'physical' && addresses.length > 0 && nameservers.length === 0)
        yield { at: locate(source, range, path), args: { entry: id } }
  },
  message: ({ entry }) =>
    `"${entry}" has an address and no nameservers; cloud-init does well with that, cloudbase-init of a Windows guest stops at it and sets no network`,
  help: () => 'For a Windows guest add nameservers (and match the NIC by macaddress).',
})
