import { locate } from '../yaml/source-text.ts'
import { defineReleaseCheck } from './define-release-check.ts'

export const ncSetNameWithDnsOld = defineReleaseCheck({
  code: 'nc-set-name-with-dns-old',
  title: 'nameservers on a renamed entry stop cloud-init 21.3',
  until: [21, 4, 0],
  before: { severity: 'warning', effect: 'nothing-rendered' },
  sources: [
    'cloud-init 21.3: net/network_state.py',
    'https://github.com/canonical/cloud-init/issues/3914',
    'https://github.com/kubernetes-sigs/image-builder/issues/712',
  ],
  *find({ networkConfig, sources }) {
    const source = sources['network-config']
    if (!source || networkConfig.version !== 2) return
    for (const { id, kind, setName, nameservers, nameSpot } of networkConfig.links) {
      if (kind !== 'physical' || setName === null || setName === id || nameservers.length === 0) continue
      yield { at: locate(source, nameSpot.range, nameSpot.path), args: { entry: id, name: setName } }
    }
  },
  message: ({ entry, name }) =>
    `"${entry}" is renamed to ${name} and has nameservers; cloud-init 21.3 looks its DNS up under the ID after renaming, and stops with KeyError "${entry}"`,
  help: ({ name }) => `Call the entry ${name}, as set-name does.`,
})
