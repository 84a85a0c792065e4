import { spotAt } from '../cloud-config/spot.ts'
import { entry } from '../yaml/lookup.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

/** Settings of one user; as names of users they are mistakes. */
const settings = ['name', 'sudo', 'shell', 'passwd', 'ssh_authorized_keys', 'groups', 'lock_passwd'] as const

export const udUsersMapping = defineCloudConfigCheck({
  code: 'ud-users-mapping',
  title: 'users holds the settings of one user and is no list',
  severity: 'error',
  effect: 'setting-lost',
  sources: ['cloud-init: distros/ug_util.py'],
  *find(root) {
    const spot = spotAt(root, 'users')
    if (spot?.node.kind !== 'mapping') return
    const { node } = spot
    const key = settings.find((name) => {
      const found = entry(node, name)
      return found !== undefined && found.value.kind !== 'mapping'
    })
    const place = key === undefined ? undefined : entry(node, key)
    if (key === undefined || !place) return
    yield { range: place.key.range, path: ['users'], args: { key } }
  },
  message: ({ key }) =>
    `"users" is a mapping and no list, so cloud-init takes "${key}" for the name of a user: the user that is meant is not made`,
  help: () => 'Write "- " before the first setting of each user, so that users is a list.',
})
