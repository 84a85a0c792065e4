import { heldAt, removed } from '../fixes/entries.ts'
import { child } from '../yaml/lookup.ts'
import { defineCheck } from './define-check.ts'
import { metaDataSpot } from './meta-data-spot.ts'

const known = ['local', 'net', 'disabled']

export const dsmodeInvalid = defineCheck({
  code: 'dsmode-invalid',
  title: 'dsmode is none of local, net and disabled',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: sources/__init__.py (determine_dsmode)'],
  *find({ metaData }) {
    const { root, source } = metaData
    const node = root && child(root, 'dsmode')
    if (!node || !source || node.kind === 'null' || (node.kind === 'string' && known.includes(node.value)))
      return
    const written = source.text.slice(node.range.start, node.range.end).slice(0, 64)
    yield { spot: metaDataSpot(metaData, node.range, ['dsmode']), args: { written } }
  },
  message: ({ written }) =>
    `dsmode ${written} is none of local, net and disabled (in lower case); cloud-init warns and uses net`,
  help: () => 'Write dsmode: local or dsmode: net, or remove it.',
  fix: ({ written }, spot) => {
    const meant = written.toLowerCase().replaceAll(/["']/g, '')
    if (meant === 'net' || meant === 'local')
      // Where cloud-init ran in the net stage so far, it comes earlier in local mode.
      return { title: `Write ${meant}`, safe: meant === 'net', replacement: meant }
    const held = heldAt(spot)
    return held && { title: 'Remove it, which is what the guest does', safe: true, changes: removed(held) }
  },
})
