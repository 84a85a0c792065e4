import type { Spot } from '../cloud-config/spot.ts'
import { spotAt } from '../cloud-config/spot.ts'
import { readUsers } from '../cloud-config/users.ts'
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
  message: ({ user, lines }) =>
    user === null
      ? '"ssh_authorized_keys" is one text where a list belongs; cloud-init takes it apart letter by letter, and no key works'
      : lines > 1
        ? `"ssh_authorized_keys" of ${user} is one text of ${lines} lines where a list belongs; none of its keys works`
        : `"ssh_authorized_keys" of ${user} is text where a list belongs; this one key works, a second one would break both, and the schema complains`,
  help: () => 'Write each key as a list item: "- " before it, on a line of its own.',
})

type KeysArgs = Readonly<{ user: string | null; lines: number }>

/** One key of one user works; at the root, and where there are several, none does. */
function faultOf(spot: Spot, user: string | null): CloudConfigFault<KeysArgs> {
  const fault = { range: firstCharacter(spot), path: spot.path, args: { user, lines: linesOf(spot) } }
  const works = user !== null && fault.args.lines < 2
  return works ? { ...fault, severity: 'warning', effect: 'schema-only' } : fault
}

const linesOf = ({ node }: Spot): number =>
  node.kind === 'string' ? node.value.split('\n').filter((line) => line.trim() !== '').length : 0

const firstCharacter = ({ range }: Spot) => ({
  start: range.start,
  end: Math.min(range.end, range.start + 1),
})
