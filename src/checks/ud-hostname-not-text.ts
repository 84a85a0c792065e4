import { spotAt } from '../cloud-config/spot.ts'
import { kindInWords } from '../findings/kind-in-words.ts'
import { quotedScalar } from '../fixes/tokens.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

export const udHostnameNotText = defineCloudConfigCheck({
  code: 'ud-hostname-not-text',
  title: 'hostname or fqdn without quotes is read as a number, a boolean or a date',
  severity: 'error',
  effect: 'setting-lost',
  sources: ['cloud-init: util.py (get_hostname_fqdn)', 'PyYAML 6: resolver.py'],
  *find(root) {
    for (const key of ['hostname', 'fqdn']) {
      const spot = spotAt(root, key)
      if (!spot || spot.node.kind === 'string' || spot.node.kind === 'null') continue
      yield { range: spot.range, path: spot.path, args: { key, kind: kindInWords(spot.node.kind) } }
    }
  },
  message: ({ key, kind }) =>
    `"${key}" is read as ${kind}, and cloud-init looks for a dot in a text: setting the host name fails, and the guest keeps the old one`,
  help: ({ key }) => `Put the value of ${key} in quotes.`,
  fix: (_, spot) => ({ title: 'Put it in quotes', safe: true, changes: quotedScalar(spot) }),
})
