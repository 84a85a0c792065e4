import { child, entry } from '../yaml/lookup.ts'
import { locate } from '../yaml/source-text.ts'
import { defineReleaseCheck } from './define-release-check.ts'

export const ncDisabledOnOldCloudInit = defineReleaseCheck({
  code: 'nc-disabled-on-old-cloud-init',
  title: '`config: disabled` needs a cloud-init after 0.7.9',
  until: [17, 1, 0],
  before: { severity: 'error', effect: 'nothing-rendered' },
  sources: ['cloud-init: stages.py', 'https://github.com/canonical/cloud-init/issues/2850'],
  *find(subject) {
    const { disabled, root, wrapped } = subject.networkConfig
    const source = subject.sources['network-config']
    if (!source || !disabled || root?.kind !== 'mapping') return
    const inner = wrapped ? child(root, 'network') : root
    const config = entry(inner, 'config')
    const path = wrapped ? ['network', 'config'] : ['config']
    if (config) yield { at: locate(source, config.value.range, path), args: {} }
  },
  message: () =>
    'cloud-init 0.7.9 does not know the word "disabled" in a network-config of NoCloud; its first stage fails there instead of leaving the network alone',
  help: () =>
    'For such a guest leave the file out and turn the network off in /etc/cloud/cloud.cfg.d of the image.',
})
