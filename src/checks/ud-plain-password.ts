import { allPasswords } from '../cloud-config/users.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

export const udPlainPassword = defineCloudConfigCheck({
  code: 'ud-plain-password',
  title: 'A password stands in clear text',
  severity: 'info',
  effect: 'none',
  sources: ['cloud-init: config/cc_set_passwords.py', 'https://github.com/canonical/cloud-init/issues/3011'],
  *find(root) {
    for (const { node, key, user, form, range, path } of allPasswords(root)) {
      if (form !== 'text' || node.kind !== 'string' || node.value === '' || /^(?:R|RANDOM)$/.test(node.value))
        continue
      yield { range, path, args: { key, user } }
    }
  },
  message: ({ key, user }) =>
    `"${key}"${user === null ? '' : ` of ${user}`} is in clear text: whoever reads the seed, the Secret or /var/lib/cloud in the guest knows it`,
  help: () => 'Use a hash (hashed_passwd, or chpasswd with type: hash) or keys.',
})
