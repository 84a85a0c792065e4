import { locate } from '../yaml/source-text.ts'
import { defineReleaseCheck } from './define-release-check.ts'

export const ncBridgeMembersRenamed = defineReleaseCheck({
  code: 'nc-bridge-members-renamed',
  title: 'A bridge or bond names a member by its ID, and the member is renamed',
  until: [25, 1, 0],
  before: { severity: 'warning', effect: 'setting-lost' },
  sources: [
    'cloud-init: net/sysconfig.py, net/network_manager.py',
    'https://github.com/canonical/cloud-init/issues/5574',
    'https://github.com/canonical/cloud-init/issues/5717',
  ],
  *find({ networkConfig, sources }) {
    const source = sources['network-config']
    if (!source || networkConfig.version !== 2) return
    const renamed = new Map(
      networkConfig.links
        .filter(({ id, setName }) => setName !== null && setName !== id)
        .map((link) => [link.id, link]),
    )
    for (const owner of networkConfig.links.filter(({ kind }) => kind === 'bridge' || kind === 'bond'))
      for (const member of owner.members) {
        const link = renamed.get(member)
        if (!link?.setName) continue
        const args = { owner: owner.id, member, name: link.setName }
        yield { at: locate(source, link.nameSpot.range, link.nameSpot.path), args }
      }
  },
  message: ({ owner, member, name }) =>
    `"${owner}" has the member "${member}", which set-name calls ${name}; cloud-init up to 24.x mixes the two up with sysconfig and NetworkManager, and stops or writes the connection twice`,
  help: ({ member }) =>
    `Make set-name and the ID the same: call the entry as the interface, or set-name ${member}.`,
})
