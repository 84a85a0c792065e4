import { entry } from '../yaml/lookup.ts'
import { locate } from '../yaml/source-text.ts'
import { defineReleaseCheck } from './define-release-check.ts'

export const oldSysconfigNoDns = defineReleaseCheck({
  code: 'old-sysconfig-no-dns',
  title: 'DNS and gateway in ENI text are lost with sysconfig of 0.7.9',
  until: [17, 1, 0],
  before: { severity: 'warning', effect: 'setting-lost' },
  sources: ['cloud-init 0.7.9: net/sysconfig.py', 'https://github.com/canonical/cloud-init/issues/2959'],
  *find({ metaData, sources, networkConfig }) {
    const source = sources['meta-data']
    if (!source || metaData.root?.kind !== 'mapping' || networkConfig.status === 'parsed') return
    const eni = entry(metaData.root, 'network-interfaces')
    if (eni?.value.kind !== 'string' || !/^\s*(dns-\w+|gateway)\s/m.test(eni.value.value)) return
    yield { at: locate(source, eni.key.range, ['network-interfaces']), args: {} }
  },
  message: () =>
    'the text under network-interfaces sets a gateway or DNS; cloud-init 0.7.9 leaves these lines out when it writes ifcfg files (CentOS 7, Fedora)',
  help: () => 'Write the settings as network-config version 1, and leave network-interfaces out.',
})
