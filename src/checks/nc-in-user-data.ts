import { loadPyYaml } from '../yaml/load-pyyaml.ts'
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
  *find({ userData: { parts, source }, networkConfig }) {
    if (parts[0]?.type !== 'text/cloud-config' || !source || !/^["']?network["']?\s*:/m.test(source.text))
      return
    const document = loadPyYaml(source.text)
    const found =
      document.status === 'loaded' && document.root?.kind === 'mapping' && entry(document.root, 'network')
    if (!found) return
    const instead = networkConfig.status === 'absent' ? 'fallback' : 'setting-lost'
    yield { at: locate(source, found.key.range, ['network']), args: {}, effect: instead }
  },
  message: () =>
    'cloud-init does not read "network" in user-data: the network is decided before user-data is there',
  help: () =>
    'Move it into a file network-config (KubeVirt: networkData, or a Secret with the key networkdata).',
})
