import { isFalse } from '../cloud-config/spot.ts'
import { allPasswords, type Password } from '../cloud-config/users.ts'
import { child, entry } from '../yaml/lookup.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

export const udSshPwauthUnset = defineCloudConfigCheck({
  code: 'ud-ssh-pwauth-unset',
  title: 'A password is set and ssh_pwauth is not',
  severity: 'info',
  effect: 'none',
  sources: ['cloud-init: config/cc_set_passwords.py', 'https://github.com/canonical/cloud-init/issues/4306'],
  *find(root) {
    if (entry(root, 'ssh_pwauth')) return
    const usable = allPasswords(root).find(isUsable)
    if (!usable) return
    const { key, user, range, path } = usable
    yield { range, path, args: { key, user } }
  },
  message: ({ key, user }) =>
    `"${key}"${user === null ? '' : ` of ${user}`} sets a password, and ssh_pwauth is not set: most cloud images forbid passwords in sshd, so it logs in on the console only`,
  help: () => 'Add ssh_pwauth: true if the password shall work by ssh, false to say that it shall not.',
})

/** Root logs in with a password only where sshd is told so by itself; a locked account not at all. */
function isUsable({ key, user, node, account }: Password): boolean {
  if (node.kind !== 'string' || node.value.length < 4 || user === 'root') return false
  return key === 'password' || isFalse(child(account, 'lock_passwd'))
}
