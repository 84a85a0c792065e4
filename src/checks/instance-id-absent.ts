import { child, keyText } from '../yaml/lookup.ts'
import { defineCheck } from './define-check.ts'

export const instanceIdAbsent = defineCheck({
  code: 'instance-id-absent',
  title: 'meta-data names no instance-id',
  severity: 'warning',
  effect: 'not-applied',
  sources: ['cloud-init: DataSourceNoCloud.py'],
  *find({ metaData: { root, status } }) {
    if (status !== 'parsed' && status !== 'empty') return
    if (
      root &&
      (child(root, 'instance-id') || root.entries.some(({ key }) => /^instance[-_ ]?id$/i.test(keyText(key))))
    )
      return
    yield { at: { file: 'meta-data' }, args: {} }
  },
  message: () =>
    'no instance-id: every such seed is the instance "nocloud", so a changed network-config is never applied to a disk that has booted before',
  help: () => 'Add an instance-id, and change it whenever the guest shall apply the seed anew.',
})
