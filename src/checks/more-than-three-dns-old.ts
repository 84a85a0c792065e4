import { locate } from '../yaml/source-text.ts'
import { defineReleaseCheck } from './define-release-check.ts'

export const moreThanThreeDnsOld = defineReleaseCheck({
  code: 'more-than-three-dns-old',
  title: 'More than three nameservers stop cloud-init 0.7.9',
  until: [17, 1, 0],
  before: { severity: 'error', effect: 'nothing-rendered' },
  sources: [
    'cloud-init 0.7.9: net/sysconfig.py, distros/parsers/resolv_conf.py',
    'https://github.com/canonical/cloud-init/issues/2822',
  ],
  *find({ networkConfig, sources }) {
    const source = sources['network-config']
    if (!source) return
    for (const { id, nameservers, range, path } of networkConfig.links)
      if (nameservers.length > 3)
        yield { at: locate(source, range, path), args: { entry: id, count: nameservers.length } }
  },
  message: ({ entry, count }) =>
    `"${entry}" has ${count} nameservers; cloud-init 0.7.9 raises an exception at the fourth, newer ones use the first three with sysconfig`,
  help: () => 'Keep three nameservers: resolvers do not ask more anyway.',
})
