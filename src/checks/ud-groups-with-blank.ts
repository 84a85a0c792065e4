import { spotAt } from '../cloud-config/spot.ts'
import { readUsers } from '../cloud-config/users.ts'
import { insertion } from '../fixes/tokens.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

export const udGroupsWithBlank = defineCloudConfigCheck({
  code: 'ud-groups-with-blank',
  title: 'Groups of a user are parted by blanks',
  severity: 'error',
  effect: 'setting-lost',
  sources: ['cloud-init: distros/__init__.py (create_user)', 'groupadd(8)'],
  *find(root) {
    for (const { name, node, path } of readUsers(root)?.users ?? []) {
      const spot = spotAt(node, 'groups', path)
      if (spot?.node.kind !== 'string') continue
      const { value } = spot.node
      const wrong = value.split(',').find((group) => /\S\s+\S/.test(group.trim()))
      if (wrong !== undefined)
        yield { range: spot.range, path: spot.path, args: { user: name, groups: wrong.trim().slice(0, 60) } }
    }
  },
  message: ({ user, groups }) =>
    `groups of ${user ?? 'this user'} are parted at commas only: "${groups}" is one name with a blank in it, which groupadd and useradd refuse, so the user is not made`,
  help: () => 'Write a list, or a comma between the names.',
  fix: (_, { source, range }) => {
    const written = source.text.slice(range.start, range.end)
    const gaps = /^["']?[\w-]+(?:[ \t]+[\w-]+)+["']?$/.test(written) ? written.matchAll(/(?<=\w)[ \t]/g) : []
    const changes = Array.from(gaps, ({ index }) => insertion(source, range.start + index, ','))
    return { title: 'Write a comma between the names', safe: true, changes }
  },
})
