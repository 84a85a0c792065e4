import { explainedIn } from '../cloud-config/explained.ts'
import { placeInWords } from '../cloud-config/key-in-words.ts'
import { isRefused } from '../cloud-config/refused.ts'
import { isSecretKey, redactText } from '../findings/redact.ts'
import type { SchemaComplaint } from '../schema/complaints.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'
import { cutPasswords } from './ud-special-password-unquoted.ts'

/** Complaints of cloud-init's schema that no other check explains. */
export const ccSchemaComplaint = defineCloudConfigCheck({
  code: 'cc-schema-complaint',
  title: "A value of cloud-config is not valid by cloud-init's own schema",
  severity: 'warning',
  effect: 'schema-only',
  since: 'cloud-init 22.2',
  sources: [
    'cloud-init: config/schema.py, config/schemas/',
    'cloud-init: config/cc_mounts.py, cc_ntp.py, cc_write_files.py, cc_disk_setup.py, cc_power_state_change.py',
  ],
  *find(root, config) {
    const isExplained = explainedIn(config)
    const cut = new Set(Array.from(cutPasswords(config), (fault) => fault.path.join('/')))
    for (const complaint of config.schema?.complaints ?? []) {
      if (complaint.rule === 'unknown-key' || isExplained(complaint)) continue
      if (cut.has(complaint.path.join('/'))) continue
      const { rule, path, range, key, expected, suggestion } = complaint
      const place = path.length === 0 ? 'the root' : placeInWords(path)
      const args = { rule, place, key: key ?? null, expected, actual: actualOf(complaint) }
      const isLost = isRefused(root, complaint)
      yield {
        ...{ range, path, args: { ...args, isLost, suggestion: suggestion ?? null } },
        ...(isLost ? ({ severity: 'error', effect: 'setting-lost' } as const) : {}),
      }
    }
  },
  message: ({ rule, place, key, expected, actual, isLost }) =>
    rule === 'missing-key'
      ? `cloud-init's schema wants the key "${key}" in ${place}; ${endOf(isLost)}`
      : `cloud-init's schema wants ${expected} for ${place}, found ${actual}; ${endOf(isLost)}`,
  help: ({ suggestion, key, place, expected }) =>
    suggestion !== null
      ? `Did you mean ${suggestion}?`
      : key !== null
        ? `Add ${key}.`
        : `Write ${expected} for ${place}.`,
})

const endOf = (isLost: boolean): string =>
  isLost
    ? 'the module turns it down too, so nothing of it is done'
    : 'the boot goes on with a warning, and the module takes what it can'

/** A text is shown only where one of a few words belongs; behind the key of a secret nothing is. */
function actualOf({ rule, path, actual, kind }: SchemaComplaint): string {
  const isSecret = path.some((step) => typeof step === 'string' && isSecretKey(step))
  if (isSecret || (kind === 'text' && rule !== 'not-in-enum')) return kind
  return redactText(actual)
}
