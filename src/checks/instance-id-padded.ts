import { child } from '../yaml/lookup.ts'
import { defineCheck } from './define-check.ts'
import { metaDataSpot } from './meta-data-spot.ts'

export const instanceIdPadded = defineCheck({
  code: 'instance-id-padded',
  title: 'instance-id begins or ends with a blank or a line end',
  severity: 'warning',
  effect: 'identity-changed',
  sources: ['cloud-init: stages.py'],
  *find({ metaData }) {
    const { root, source } = metaData
    const node = root && child(root, 'instance-id')
    if (!source || node?.kind !== 'string' || node.value === node.value.trim()) return
    yield { spot: metaDataSpot(metaData, node.range, ['instance-id']), args: { instanceId: node.value } }
  },
  message: ({ instanceId }) =>
    `instance-id ${JSON.stringify(instanceId)} begins or ends with a blank or a line end; the stored one is stripped, so every boot looks like the first of a new instance`,
  help: () => 'Write the id on one line, without blanks around it.',
  // The stored identity was the stripped one, and the guest was a new instance on every boot.
  fix: ({ instanceId }) => ({
    ...{ title: 'Write it without the blanks', safe: false },
    replacement: JSON.stringify(instanceId.trim()),
  }),
})
