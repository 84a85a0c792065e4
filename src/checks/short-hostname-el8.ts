import { entry, text } from '../yaml/lookup.ts'
import type { YamlNode } from '../yaml/node.ts'
import { locate, type SourceText } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

/** Nothing in a seed tells the image, but names often do; of others there is nothing to say. */
const enterpriseLinux = /alma|rocky|centos|rhel|redhat|oracle|(?:^|[-_])(?:el|ol)[-_]?[789]/i

export const shortHostnameEl8 = defineCheck({
  code: 'short-hostname-el8',
  title: 'The host name is short and there is no fqdn',
  severity: 'info',
  effect: 'none',
  sources: ['https://github.com/canonical/cloud-init/issues/4656'],
  *find({ userData: { cloudConfigs }, metaData: { root: metaData, source: metaDataSource } }) {
    const roots = cloudConfigs.map(({ document }) => (document.status === 'loaded' ? document.root : null))
    if (roots.some((root) => entry(root, 'fqdn') ?? entry(root, 'prefer_fqdn_over_hostname'))) return
    for (const [index, { source }] of cloudConfigs.entries())
      yield* shortName(source, roots[index], 'hostname')
    if (metaDataSource && !roots.some((root) => entry(root, 'hostname')))
      yield* shortName(metaDataSource, metaData, 'local-hostname')
  },
  message: ({ key, hostname }) =>
    `${key} "${hostname}" has no domain and there is no fqdn; images of EL8 (AlmaLinux, Rocky, RHEL) were seen to stay "localhost" then`,
  help: ({ hostname }) => `Add fqdn: ${hostname}.example.com to user-data if the guest is one of these.`,
})

function* shortName(source: SourceText, root: YamlNode | null | undefined, key: string) {
  const found = entry(root, key)
  const hostname = text(found?.value)
  if (found && hostname !== undefined && enterpriseLinux.test(hostname) && !hostname.includes('.'))
    yield { at: locate(source, found.value.range, [key]), args: { key, hostname } }
}
