import { child } from '../yaml/lookup.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const instanceIdPadded = defineCheck({
  code: 'instance-id-padded',
  title: 'instance-id begins or ends with a blank or a line end',
  severity: 'warning',
  effect: 'identity-changed',
  sources: ['cloud-init: stages.py'],
  *find({ metaData: { root, source } }) {
    const node = root && child(root, 'instance-id')
    if (!source || node?.kind !== 'string' || node.value === node.value.trim()) return
    yield { at: locate(source, node.range, ['instance-id']), args: { instanceId: node.value } }
  },
  message: ({ instanceId }) =>
    `instance-id ${JSON.stringify(instanceId)} begins or ends with a blank or a line end; the stored one is stripped, so every boot looks like the first of a new instance`,
  help: () => 'Write the id on one line, without blanks around it.',
})
