import { kindInWords } from '../findings/kind-in-words.ts'
import { entry } from '../yaml/lookup.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const eniKeyHoldsMapping = defineCheck({
  code: 'eni-key-holds-mapping',
  title: 'network-interfaces in meta-data is no ENI text',
  severity: 'error',
  effect: 'fallback',
  step: 'shape',
  sources: ['cloud-init: DataSourceNoCloud.py', 'https://github.com/canonical/cloud-init/issues/4303'],
  *find({ metaData: { root, source }, networkConfig }) {
    const found = root && entry(root, 'network-interfaces')
    if (!found || !source || found.value.kind === 'string' || found.value.kind === 'null') return
    const eclipsed = networkConfig.status === 'parsed'
    yield {
      at: locate(source, found.key.range, ['network-interfaces']),
      args: { kind: kindInWords(found.value.kind), eclipsed },
      // Beside a network-config the key is not even looked at.
      ...(eclipsed ? { severity: 'warning' as const, effect: 'none' as const } : {}),
    }
  },
  message: ({ kind, eclipsed }) =>
    `network-interfaces takes the text of /etc/network/interfaces, and this is ${kind}; nothing of it is used, ${eclipsed ? 'network-config is' : 'and the guest makes up DHCP for one NIC'}`,
  help: ({ eclipsed }) =>
    eclipsed ? 'Remove the key.' : 'Move the network into a file network-config beside meta-data.',
})
