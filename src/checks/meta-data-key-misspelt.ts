import { heldAt, renamed } from '../fixes/entries.ts'
import { nearKey } from '../meta-data/keys.ts'
import { entry, keyText } from '../yaml/lookup.ts'
import { defineCheck } from './define-check.ts'
import { metaDataSpot } from './meta-data-spot.ts'

export const metaDataKeyMisspelt = defineCheck({
  code: 'meta-data-key-misspelt',
  title: 'A key of meta-data is spelt nearly like one that cloud-init reads',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: DataSourceNoCloud.py, sources/__init__.py'],
  *find({ metaData }) {
    const { root, source } = metaData
    for (const { key } of root && source ? root.entries : []) {
      const name = keyText(key)
      const meant = nearKey(name)
      if (!meant || entry(root, meant) || !source) continue
      yield { spot: metaDataSpot(metaData, key.range, [name]), args: { key: name, meant } }
    }
  },
  message: ({ key, meant }) =>
    `cloud-init does not read "${key}" in meta-data; the key is "${meant}", so this is kept and nothing is done with it`,
  help: ({ meant }) => `Spell it ${meant}.`,
  // What was read nowhere so far changes the guest.
  fix: ({ meant }, spot) => {
    const held = heldAt(spot)
    return held && { title: `Spell it ${meant}`, safe: false, changes: renamed(held, meant) }
  },
})
