import { heldAt, removed } from '../fixes/entries.ts'
import { child } from '../yaml/lookup.ts'
import { defineCheck } from './define-check.ts'
import { metaDataSpot } from './meta-data-spot.ts'

export const dsmodeDisabled = defineCheck({
  code: 'dsmode-disabled',
  title: 'dsmode: disabled makes cloud-init decline the seed',
  severity: 'error',
  effect: 'seed-ignored',
  step: 'files',
  sources: ['cloud-init: DataSourceNoCloud.py'],
  *find({ metaData }) {
    const { root, source, dsmode } = metaData
    const node = root && child(root, 'dsmode')
    if (dsmode === 'disabled' && node && source)
      yield { spot: metaDataSpot(metaData, node.range, ['dsmode']), args: {} }
  },
  message: () => 'dsmode: disabled tells cloud-init not to use this seed at all',
  help: () => 'Remove dsmode if the guest shall use the seed.',
  // Somebody may have wanted it so.
  fix: (_, spot) => {
    const held = heldAt(spot)
    return held && { title: 'Remove dsmode', safe: false, changes: removed(held) }
  },
})
