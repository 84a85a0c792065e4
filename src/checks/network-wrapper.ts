import { entry } from '../yaml/lookup.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const networkWrapper = defineCheck({
  code: 'network-wrapper',
  title: 'Version 2 inside network needs cloud-init 22.2',
  severity: 'info',
  effect: 'none',
  since: 'cloud-init 22.2',
  sources: [
    'cloud-init: stages.py',
    'https://github.com/canonical/cloud-init/pull/1417',
    'https://github.com/kubevirt/user-guide/issues/243',
  ],
  *find({ networkConfig: { wrapped, outcome, version, root }, sources }) {
    const source = sources['network-config']
    const key = root ? entry(root, 'network')?.key : undefined
    if (!source || !key || !wrapped || outcome !== 'used' || String(version) !== '2') return
    yield { at: locate(source, key.range, ['network']), args: {} }
  },
  message: () =>
    'the settings stand below "network": cloud-init before 22.2 does not unwrap version 2 and configures nothing',
  help: () => 'Move version and what stands beside it to the top level, if the guest may be that old.',
})
