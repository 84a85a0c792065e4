import { readUsers } from '../cloud-config/users.ts'
import { entry } from '../yaml/lookup.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

/** Root keys that are meant for the distribution's own user. */
const meantForIt = ['ssh_authorized_keys', 'password', 'ssh_import_id'] as const

export const udUsersDropsDefault = defineCloudConfigCheck({
  code: 'ud-users-drops-default',
  title: 'users without default: the user of the distribution is not made',
  severity: 'info',
  effect: 'setting-lost',
  sources: [
    'cloud-init: distros/ug_util.py, config/cc_ssh.py',
    'https://github.com/canonical/cloud-init/issues/4306',
    'https://github.com/canonical/cloud-init/pull/6894',
    'https://github.com/virt-manager/virt-manager/pull/694',
  ],
  *find(root) {
    const found = readUsers(root)
    if (!found || found.hasDefault) return
    const lost = meantForIt.filter((key) => entry(root, key))
    const others = [...found.names].filter((name) => name !== 'root')
    // A list with a user of its own is what most people want; it is told only where something is lost by it.
    if (lost.length === 0 && others.length > 0) return
    const fault = { range: found.entry.key.range, path: ['users'], args: { lost } }
    if (lost.length > 0) yield { ...fault, severity: 'warning' }
    else yield { ...fault, effect: 'none' }
  },
  message: ({ lost }) =>
    lost.length === 0
      ? '"users" has no item "default", so the user of the distribution (ubuntu, debian, …) is not made, and the list makes no other'
      : `"users" has no item "default", so the user of the distribution (ubuntu, debian, …) is not made, and ${lost.join(' and ')} at the root have nobody to go to`,
  help: () => 'Add "- default" as the first item of users, or give the keys to a user of the list.',
})
