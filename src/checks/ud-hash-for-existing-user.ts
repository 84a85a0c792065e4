import { chpasswdUsers, passwordsOf, readUsers, usersOfImages } from '../cloud-config/users.ts'
import { entry } from '../yaml/lookup.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

export const udHashForExistingUser = defineCloudConfigCheck({
  code: 'ud-hash-for-existing-user',
  title: 'passwd for a user that the image may have already',
  severity: 'info',
  effect: 'setting-lost',
  sources: [
    'cloud-init: distros/__init__.py (create_user)',
    'https://github.com/canonical/cloud-init/issues/6703',
    'https://github.com/canonical/cloud-init/issues/4072',
  ],
  *find(root) {
    const later = new Set(chpasswdUsers(root).map(({ user }) => user))
    for (const user of readUsers(root)?.users ?? []) {
      if (user.name === null || !usersOfImages.has(user.name) || later.has(user.name)) continue
      const passwords = passwordsOf(user)
      const [only] = passwords
      const key = only && entry(user.node, only.key)
      if (passwords.length !== 1 || only?.key !== 'passwd' || !key) continue
      yield { range: key.key.range, path: only.path, args: { user: user.name } }
    }
  },
  message: ({ user }) =>
    `"passwd" counts only when the account is made; if the image has ${user} already, the hash is ignored and the old password stays`,
  help: () =>
    'Use hashed_passwd, or chpasswd.users with the hash: they also set the password of an account that is there.',
})
