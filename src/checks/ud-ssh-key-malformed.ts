import { brokenKeys } from '../cloud-config/ssh-keys.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

const words = {
  'no-type': 'does not begin with a type of key such as ssh-ed25519 or ssh-rsa',
  private: 'is a private key',
  'no-data': 'has a type and nothing behind it',
  joined: 'holds several keys, and cloud-init takes the second for a comment of the first',
  damaged: 'is cut or damaged: its base64 does not hold a whole key of its type',
} as const

/** Not even meant as a public key; of a damaged one only the guest's sshd has the last word. */
const isNoKey = (fault: keyof typeof words): boolean => fault === 'no-type' || fault === 'private'

export const udSshKeyMalformed = defineCloudConfigCheck({
  code: 'ud-ssh-key-malformed',
  title: 'A public key that sshd does not take',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['sshd(8), AUTHORIZED_KEYS FILE FORMAT', 'RFC 4253, 6.6', 'cloud-init: ssh_util.py'],
  *find(root, { source }) {
    for (const { spot, fault, item, user, wrapped } of brokenKeys(root, source.text)) {
      if (wrapped) continue
      const { range, path } = spot
      const args = { item, user, fault }
      const place = { range: { start: range.start, end: range.start + 1 }, path, args }
      yield isNoKey(fault) ? { ...place, severity: 'error' } : place
    }
  },
  message: ({ item, user, fault }) =>
    `item ${item} of "ssh_authorized_keys"${user === null ? '' : ` of ${user}`} ${words[fault]}; nobody logs in with it`,
  help: ({ fault }) =>
    fault === 'joined'
      ? 'Write each key as an item of its own.'
      : fault === 'private'
        ? 'Replace it by the public half (the file that ends in .pub), and make a new pair: this one is known now.'
        : 'Copy the whole line of the file that ends in .pub.',
})
