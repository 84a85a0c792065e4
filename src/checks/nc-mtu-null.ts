import { heldAt, removed } from '../fixes/entries.ts'
import { at } from '../network-config/reading.ts'
import { defineReleaseCheck } from './define-release-check.ts'
import { entriesOf, spotOf } from './network-place.ts'

export const ncMtuNull = defineReleaseCheck({
  code: 'nc-mtu-null',
  title: 'An empty mtu is a schema error before 24.1',
  until: [24, 1, 0],
  before: { severity: 'info', effect: 'schema-only' },
  sources: [
    'cloud-init: schemas/schema-network-config-v1.json (24.1 allows null)',
    'https://github.com/canonical/cloud-init/issues/4710',
  ],
  *find(subject) {
    for (const entry of entriesOf(subject)) {
      const mtu = at(entry, 'mtu')
      if (mtu?.node.kind === 'null') yield { spot: spotOf(subject, mtu, 'key'), args: {} }
    }
  },
  message: () =>
    'mtu is left empty, which cloud-init takes for no mtu; the schema of 23.3 and 23.4 complains about it on every boot, and nothing comes of that',
  help: () => 'Leave the key out where there is no value.',
  fix: (_, spot) => {
    const held = heldAt(spot)
    return held && { title: 'Remove mtu', safe: true, changes: removed(held) }
  },
})
