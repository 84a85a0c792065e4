import { allPasswords } from '../cloud-config/users.ts'
import { kindInWords } from '../findings/kind-in-words.ts'
import { quotedScalar } from '../fixes/tokens.ts'
import { pythonStr } from '../yaml/python-text.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

export const udPasswordNotText = defineCloudConfigCheck({
  code: 'ud-password-not-text',
  title: 'A password without quotes is read as a number, a boolean or a date',
  severity: 'warning',
  effect: 'setting-lost',
  sources: [
    'PyYAML 6: resolver.py, constructor.py',
    'cloud-init: distros/__init__.py, config/cc_set_passwords.py',
  ],
  *find(root) {
    for (const { node, key, user, range, path } of allPasswords(root)) {
      if (node.kind === 'string' || node.kind === 'null' || node.kind === 'binary') continue
      const changed = !('source' in node) || pythonStr(node) !== node.source
      const isSet = key !== 'passwd'
      const args = { key, user, kind: kindInWords(node.kind), changed }
      yield { range, path, args, ...(changed || !isSet ? { severity: 'error' as const } : {}) }
    }
  },
  message: ({ key, user, kind, changed }) =>
    `"${key}"${user === null ? '' : ` of ${user}`} is read as ${kind}, not as text: ${
      changed
        ? 'what the guest sets is not what is written here'
        : key !== 'passwd'
          ? "cloud-init's schema refuses it, and a digit or sign less in it would change it"
          : 'cloud-init takes text only here and leaves the account without a password'
    }`,
  help: ({ key }) => `Put the value of ${key} in quotes.`,
  fix: (_, spot) => ({ title: 'Put it in quotes', safe: true, changes: quotedScalar(spot) }),
})
