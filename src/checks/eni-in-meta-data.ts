import { entry } from '../yaml/lookup.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const eniInMetaData = defineCheck({
  code: 'eni-in-meta-data',
  title: 'meta-data carries network-interfaces',
  severity: 'warning',
  effect: 'at-restart',
  since: 'deprecated in cloud-init 24.3',
  sources: ['cloud-init: DataSourceNoCloud.py', 'https://github.com/canonical/cloud-init/issues/6088'],
  *find({ metaData: { root, source }, networkConfig }) {
    const found = root && entry(root, 'network-interfaces')
    const eclipsed = networkConfig.status === 'parsed'
    if (found?.value.kind === 'string' && source)
      yield {
        at: locate(source, found.key.range, ['network-interfaces']),
        args: { eclipsed },
        ...(eclipsed ? { effect: 'none' as const } : {}),
      }
  },
  message: ({ eclipsed }) =>
    `network-interfaces in meta-data is deprecated since cloud-init 24.3${eclipsed ? ', and ignored here because there is a network-config' : '; the network of this seed hangs on it alone'}`,
  help: ({ eclipsed }) =>
    eclipsed ? 'Remove it.' : 'Move the network into a file network-config, version 1 or 2.',
})
