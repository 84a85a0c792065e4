import { heldAt, renamed } from '../fixes/entries.ts'
import { entry, keyText } from '../yaml/lookup.ts'
import { defineCheck } from './define-check.ts'
import { metaDataSpot } from './meta-data-spot.ts'

const isNearMiss = (key: string): boolean => key !== 'instance-id' && /^instance[-_ ]?id$/i.test(key)

export const instanceIdUnderscore = defineCheck({
  code: 'instance-id-underscore',
  title: 'instance-id is spelt in a way that cloud-init does not read',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: DataSourceNoCloud.py', 'https://github.com/Joshua-Riek/ubuntu-rockchip/issues/672'],
  *find({ metaData }) {
    const { root, source } = metaData
    if (!root || !source || entry(root, 'instance-id')) return
    for (const { key } of root.entries) {
      const name = keyText(key)
      if (isNearMiss(name)) yield { spot: metaDataSpot(metaData, key.range, [name]), args: { key: name } }
    }
  },
  message: ({ key }) =>
    `cloud-init does not read "${key}"; the key is "instance-id", and without it the guest's identity is "nocloud"`,
  help: () => 'Spell it instance-id.',
  // The guest becomes another instance, or gets another name.
  fix: (_, spot) => {
    const held = heldAt(spot)
    return held && { title: 'Spell it instance-id', safe: false, changes: renamed(held, 'instance-id') }
  },
})
