import { isCryptHash, lookOf } from '../cloud-config/crypt-hash.ts'
import { allPasswords } from '../cloud-config/users.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

export const udPasswdIsNotACryptHash = defineCloudConfigCheck({
  code: 'ud-passwd-is-not-a-crypt-hash',
  title: 'What stands for a password hash is none',
  severity: 'warning',
  effect: 'setting-lost',
  sources: [
    'cloud-init: distros/__init__.py, config/cc_set_passwords.py',
    'crypt(5)',
    'https://github.com/kubevirt/kubevirt/issues/4762',
    'https://github.com/bpg/terraform-provider-proxmox/issues/1117',
  ],
  *find(root) {
    for (const { node, key, user, form, range, path } of allPasswords(root)) {
      if (form !== 'hash' || node.kind !== 'string' || isCryptHash(node.value)) continue
      yield { range, path, args: { key, user, looks: lookOf(node.value) } }
    }
  },
  message: ({ key, user, looks }) =>
    `"${key}"${user === null ? '' : ` of ${user}`} takes a crypt hash and holds ${looks}; it goes into /etc/shadow as it is, and no password matches it`,
  help: ({ key }) =>
    key === 'password'
      ? 'Add type: text to the entry, or put the output of "mkpasswd -m sha-512" there.'
      : 'Put the output of "mkpasswd -m sha-512" there ($6$…), or use plain_text_passwd.',
})
