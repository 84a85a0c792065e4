import { child } from '../yaml/lookup.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const seedfromUrlInLocalSeed = defineCheck({
  code: 'seedfrom-url-in-local-seed',
  title: 'meta-data sends cloud-init to another place for the seed',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: DataSourceNoCloud.py', 'https://github.com/canonical/cloud-init/issues/5389'],
  *find({ metaData: { root, source, seedfrom } }) {
    const node = root && child(root, 'seedfrom')
    if (!node || !source || (seedfrom !== 'local' && seedfrom !== 'remote')) return
    yield {
      at: locate(source, node.range, ['seedfrom']),
      args: { remote: seedfrom === 'remote' },
    }
  },
  message: ({ remote }) =>
    remote
      ? 'seedfrom names a web server: the user-data and network-config of this seed give way to what is fetched there, after the network is up'
      : 'seedfrom names another folder: its user-data and network-config replace those of this seed',
  help: () => 'Remove seedfrom if this seed is the one to use.',
})
