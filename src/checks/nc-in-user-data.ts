import { entry } from '../yaml/lookup.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const ncInUserData = defineCheck({
  code: 'nc-in-user-data',
  title: 'The network is configured in user-data',
  severity: 'error',
  effect: 'setting-lost',
  step: 'files',
  sources: ['cloud-init: stages.py', 'https://github.com/canonical/multipass/issues/3947'],
  *find({ userData: { cloudConfigs }, networkConfig }) {
    const instead = networkConfig.status === 'absent' ? 'fallback' : 'setting-lost'
    for (const { source, document } of cloudConfigs) {
      const found = document.status === 'loaded' && entry(document.root, 'network')
      if (found) yield { at: locate(source, found.key.range, ['network']), args: {}, effect: instead }
    }
  },
  message: () =>
    'cloud-init does not read "network" in user-data: the network is decided before user-data is there',
  help: () =>
    'Move it into a file network-config (KubeVirt: networkData, or a Secret with the key networkdata).',
})
