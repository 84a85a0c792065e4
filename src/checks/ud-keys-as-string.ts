import type { Spot } from '../cloud-config/spot.ts'
import { spotAt } from '../cloud-config/spot.ts'
import { keptKeys, keyLines } from '../cloud-config/ssh-key.ts'
import { readUsers } from '../cloud-config/users.ts'
import { textAsList } from '../fixes/as-list.ts'
import { nodeOf } from '../fixes/tokens.ts'
import { type CloudConfigFault, defineCloudConfigCheck } from './cloud-config-check.ts'

export const udKeysAsString = defineCloudConfigCheck({
  code: 'ud-keys-as-string',
  title: 'ssh_authorized_keys is text instead of a list',
  severity: 'error',
  effect: 'setting-lost',
  sources: [
    'cloud-init: config/cc_ssh.py, distros/__init__.py',
    'https://github.com/openstack-k8s-operators/osp-director-operator/pull/1043',
    'https://github.com/openstack-k8s-operators/ci-framework/pull/1599',
  ],
  *find(root) {
    const own = spotAt(root, 'ssh_authorized_keys')
    if (own?.node.kind === 'string') yield faultOf(own, null)
    for (const { name, node, path } of readUsers(root)?.users ?? []) {
      const keys = spotAt(node, 'ssh_authorized_keys', path)
      if (keys?.node.kind !== 'string') continue
      yield faultOf(keys, name ?? `item ${Number(path.at(-1)) + 1} of users`)
    }
  },
  message: ({ user, lost }) =>
    user === null
      ? '"ssh_authorized_keys" is one text where a list belongs; cloud-init takes it apart letter by letter, and no key works'
      : lost > 0
        ? `"ssh_authorized_keys" of ${user} is one text where a list belongs; cloud-init takes it for one key and joins its lines, so ${lost} of its keys ${lost === 1 ? 'is' : 'are'} lost`
        : `"ssh_authorized_keys" of ${user} is text where a list belongs; cloud-init takes it for one key, which works, and its schema complains`,
  help: () => 'Write each key as a list item: "- " before it, on a line of its own.',
  fix: (_, spot) => {
    const node = nodeOf(spot)
    return node && { title: 'Make it a list', safe: true, changes: textAsList(spot.source, node) }
  },
})

type KeysArgs = Readonly<{ user: string | null; lost: number }>

/** At the root no key works; of one user those behind a line that has no comment are lost. */
function faultOf(spot: Spot, user: string | null): CloudConfigFault<KeysArgs> {
  const lines = spot.node.kind === 'string' ? keyLines(spot.node.value) : []
  const lost = user === null ? lines.length : lines.length - keptKeys(lines)
  const fault = { range: firstCharacter(spot), path: spot.path, args: { user, lost } }
  return lost === 0 ? { ...fault, severity: 'warning', effect: 'schema-only' } : fault
}

const firstCharacter = ({ range }: Spot) => ({
  start: range.start,
  end: Math.min(range.end, range.start + 1),
})
