import { child } from '../yaml/lookup.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const dsmodeDisabled = defineCheck({
  code: 'dsmode-disabled',
  title: 'dsmode: disabled makes cloud-init decline the seed',
  severity: 'error',
  effect: 'seed-ignored',
  step: 'files',
  sources: ['cloud-init: DataSourceNoCloud.py'],
  *find({ metaData: { root, source, dsmode } }) {
    const node = root && child(root, 'dsmode')
    if (dsmode === 'disabled' && node && source)
      yield { at: locate(source, node.range, ['dsmode']), args: {} }
  },
  message: () => 'dsmode: disabled tells cloud-init not to use this seed at all',
  help: () => 'Remove dsmode if the guest shall use the seed.',
})
