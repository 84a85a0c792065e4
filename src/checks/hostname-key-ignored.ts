import { heldAt, renamed } from '../fixes/entries.ts'
import { entry } from '../yaml/lookup.ts'
import { defineCheck } from './define-check.ts'
import { metaDataSpot } from './meta-data-spot.ts'

export const hostnameKeyIgnored = defineCheck({
  code: 'hostname-key-ignored',
  title: 'meta-data has hostname, which NoCloud does not read',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: sources/__init__.py (get_hostname)'],
  *find({ metaData }) {
    const { root, source } = metaData
    const found = root && entry(root, 'hostname')
    if (!found || !source || entry(root, 'local-hostname')) return
    yield { spot: metaDataSpot(metaData, found.key.range, ['hostname']), args: {} }
  },
  message: () =>
    'NoCloud does not read "hostname" in meta-data; unless user-data sets a host name, the guest keeps its own',
  help: () => 'Name the key local-hostname.',
  // The guest becomes another instance, or gets another name.
  fix: (_, spot) => {
    const held = heldAt(spot)
    return (
      held && { title: 'Name the key local-hostname', safe: false, changes: renamed(held, 'local-hostname') }
    )
  },
})
