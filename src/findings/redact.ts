import type { JsonValue } from '../yaml/json-value.ts'

export const redacted = '[redacted]'

/**
 * Keys whose value is a secret wherever they stand: passwords (also misspelt), pass phrases, pre-shared and private keys
 * (WireGuard's `key`, `private`, `shared`), PINs, tokens.
 */
const secretKey =
  /^pass|passw|password|passphrase|^pwd$|^psk$|secret|token|private[-_]?key|client[-_]key|hashed[-_]passwd|^chpasswd$|^(?:key|private|shared|pin)$/i

/** Names of Secrets and of keys in them are no secrets: `secretRef`, `secretName`, `networkDataSecretRef`. */
const reference = /(?:ref|name|names)$/i

/** Whether what stands behind this key is a secret. */
export const isSecretKey = (key: string): boolean => secretKey.test(key) && !reference.test(key)

/** The same value with every secret replaced. */
export function redactValue(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(redactValue)
  if (value === null || typeof value !== 'object')
    return typeof value === 'string' ? redactText(value) : value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, redactEntry(key, inner)]))
}

const redactEntry = (key: string, value: JsonValue): JsonValue =>
  isSecretKey(key) && value !== null && value !== '' ? redacted : redactValue(value)

/** Secrets that show by their form: crypt hashes, private keys, credentials in a URL. */
export function redactText(text: string): string {
  return text
    .replace(/\$(?:1|2[abxy]?|5|6|7|y|gy)\$[^\s"':,]{4,}/g, redacted)
    .replace(
      /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g,
      redacted,
    )
    .replace(/([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@"']{1,200}@/gi, `$1${redacted}@`)
}

/** One line of a file: also the value behind a key that names a secret. */
export function redactLine(line: string): string {
  const [, head, key] = /^(\s*(?:- )*\s*["']?([A-Za-z0-9_.-]{1,64})["']?\s*:\s+)\S/.exec(line) ?? []
  if (head !== undefined && key !== undefined && isSecretKey(key)) return head + redacted
  return redactText(
    line.replace(
      /((?:\bpass\w*|\w*passw\w*|\bpwd|psk|secret|token|\b(?:key|private|shared|pin))["']?\s*:\s*)("[^"]*"|'[^']*'|[^\s,}]+)/gi,
      `$1${redacted}`,
    ),
  )
}
