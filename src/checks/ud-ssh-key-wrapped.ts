import { brokenKeys } from '../cloud-config/ssh-keys.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

export const udSshKeyWrapped = defineCloudConfigCheck({
  code: 'ud-ssh-key-wrapped',
  title: 'A public key is broken over two lines',
  severity: 'error',
  effect: 'setting-lost',
  sources: ['cloud-init: ssh_util.py', 'sshd(8), AUTHORIZED_KEYS FILE FORMAT'],
  *find(root, { source }) {
    for (const { spot, item, user, wrapped } of brokenKeys(root, source.text)) {
      if (!wrapped) continue
      const { range, path } = spot
      yield { range: { start: range.start, end: range.start + 1 }, path, args: { item, user } }
    }
  },
  message: ({ item, user }) =>
    `item ${item} of "ssh_authorized_keys"${user === null ? '' : ` of ${user}`} is broken over two lines: YAML puts a blank or line end into the key, and sshd does not take it`,
  help: () => 'Write the key on one line, however long it is.',
})
