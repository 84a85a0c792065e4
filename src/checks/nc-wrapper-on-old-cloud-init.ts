import { entry } from '../yaml/lookup.ts'
import { locate } from '../yaml/source-text.ts'
import { defineReleaseCheck } from './define-release-check.ts'

export const ncWrapperOnOldCloudInit = defineReleaseCheck({
  code: 'nc-wrapper-on-old-cloud-init',
  title: 'network-config version 2 inside `network:` needs cloud-init 22.2',
  until: [22, 2, 0],
  before: { severity: 'error', effect: 'nothing-rendered' },
  sources: [
    'cloud-init: sources/DataSourceNoCloud.py (22.2 takes the wrapper off)',
    'https://github.com/canonical/cloud-init/issues/3815',
    'https://github.com/canonical/cloud-init/pull/1417',
    'https://github.com/kubevirt/user-guide/issues/243',
  ],
  *find(subject) {
    const { wrapped, version, outcome, root } = subject.networkConfig
    const source = subject.sources['network-config']
    if (!source || !wrapped || version !== 2 || outcome !== 'used' || root?.kind !== 'mapping') return
    const wrapper = entry(root, 'network')
    if (wrapper) yield { at: locate(source, wrapper.key.range, ['network']), args: {} }
  },
  message: () =>
    'the settings are wrapped in "network:"; a cloud-init before 22.2 does not take the wrapper of version 2 off, finds no version, and writes no network',
  help: () =>
    'For guests before 22.2 leave the line "network:" out and indent the rest less: every release reads that.',
})
