import { isCryptHash } from '../cloud-config/crypt-hash.ts'
import { isFalse } from '../cloud-config/spot.ts'
import { chpasswdUsers, passwordsOf, readUsers } from '../cloud-config/users.ts'
import { child, entry } from '../yaml/lookup.ts'
import type { MappingNode } from '../yaml/node.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

export const udPasswordLocked = defineCloudConfigCheck({
  code: 'ud-password-locked',
  title: 'A user has a password that lock_passwd locks',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: distros/__init__.py (create_user)', 'cloud-init: config/cc_users_groups.py'],
  *find(root) {
    const later = new Set([...chpasswdUsers(root).map(({ user }) => user), ...namesOfList(root)])
    for (const user of readUsers(root)?.users ?? []) {
      const lock = child(user.node, 'lock_passwd') ?? child(user.node, 'lock-passwd')
      const password = passwordsOf(user).find(({ node }) => node.kind === 'string' && !isLock(node.value))
      if (!password || isFalse(lock) || later.has(user.name)) continue
      const key = entry(user.node, password.key)?.key.range ?? password.range
      yield {
        range: key,
        path: password.path,
        args: { user: user.name, key: password.key, written: lock !== undefined },
      }
    }
  },
  message: ({ user, key, written }) =>
    `${user ?? 'this user'} gets "${key}", and lock_passwd ${written ? 'locks it' : 'is true by default and locks it'} at once: the password does not log in, on the console either`,
  help: ({ user }) => `Add lock_passwd: false to ${user ?? 'the user'}, or drop the password and use keys.`,
})

/** A sign for an account without password, not a hash. */
const isLock = (text: string): boolean => isCryptHash(text) && text.length < 13

/** `chpasswd.list` sets passwords later, which unlocks: lines of name:password. */
function namesOfList(root: MappingNode): readonly string[] {
  const list = child(child(root, 'chpasswd'), 'list')
  const lines = list?.kind === 'sequence' ? list.items : list ? [list] : []
  return lines.flatMap((line) =>
    line.kind === 'string' ? line.value.split('\n').map((each) => each.split(':', 1)[0] ?? '') : [],
  )
}
