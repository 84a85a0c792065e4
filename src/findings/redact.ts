import type { JsonValue } from '../yaml/json-value.ts'
import type { ArgValue, Finding } from './finding.ts'

export const redacted = '[redacted]'

/**
 * Keys whose value is a secret wherever they stand: passwords (also misspelt), pass phrases, pre-shared and private keys
 * (WireGuard's `key`, `private`, `shared`; `rsa_private` of ssh_keys), keys that admit to a service, PINs, tokens.
 */
const secretKey =
  /^pass|passw|password|passphrase|^pwd$|^psk$|secret|token|credential|(?:private|api|access|activation|registration|encryption|signing|validation|client)[-_]?key|authkey|_private$|hashed[-_]passwd|^chpasswd$|^(?:key|private|shared|pin)$/i

/** Names of Secrets and of keys in them are no secrets: `secretRef`, `secretName`, `networkDataSecretRef`. */
const reference = /(?:ref|name|names)$/i

/** Whether what stands behind this key is a secret. */
export const isSecretKey = (key: string): boolean => secretKey.test(key) && !reference.test(key)

/** The same value with every secret replaced; what holds none is handed back as it is. */
export function redactValue(value: JsonValue): JsonValue {
  if (typeof value === 'string') return redactText(value)
  if (value === null || typeof value !== 'object') return value
  if (isList(value)) {
    const items = value.map(redactValue)
    return items.every((item, index) => item === value[index]) ? value : items
  }
  const entries = Object.keys(value).map((key) => [key, redactEntry(key, value[key] ?? null)] as const)
  return entries.every(([key, inner]) => inner === value[key]) ? value : Object.fromEntries(entries)
}

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value)

const redactEntry = (key: string, value: JsonValue): JsonValue =>
  isSecretKey(key) && value !== null && value !== '' ? redacted : redactValue(value)

/** One of these stands in every secret of a known form; most texts hold none. */
const signs = /[$@&?]|-----BEGIN|authorization|\s-|eyJ|gh[pousr]_|github_pat_|glpat-|AKIA/i

/** Secrets that show by their form: crypt hashes, private keys, credentials in a URL or behind an option of a command. */
export function redactText(text: string): string {
  if (!signs.test(text)) return text
  return (
    text
      .replace(/\$(?:1|2[abxy]?|5|6|7|y|gy)\$[^\s"':,]{4,}/g, redacted)
      .replace(
        /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g,
        redacted,
      )
      .replace(/([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@"']{1,200}@/gi, `$1${redacted}@`)
      .replace(
        /([?&][\w.-]{0,40}(?:passw|token|secret|sig|key|auth)[\w.-]{0,40}=)[^\s&"'#]+/gi,
        `$1${redacted}`,
      )
      .replace(/(authorization["']?\s*[:=]\s*["']?(?:bearer|basic|token)\s+)[^\s"']+/gi, `$1${redacted}`)
      .replace(/(\s--?(?:pass\w{0,12}|token|secret|api-?key)[= ]["']?)[^\s"']+/gi, `$1${redacted}`)
      .replace(/(\b(?:mysql|mariadb|sshpass)\w{0,12}\s(?:[^|;\n]{0,200}?\s)?-p)[^\s"']+/g, `$1${redacted}`)
      .replace(/(\s-(?:u|-user)[= ]["']?[^\s:"']{1,100}:)[^\s"']+/g, `$1${redacted}`)
      // Tokens of well-known forms: JWT, GitHub, GitLab, AWS.
      .replace(
        /\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*|\b(?:gh[pousr]_|github_pat_|glpat-)\w{16,}|\bAKIA[A-Z0-9]{16}\b/g,
        redacted,
      )
  )
}

/** One line of a file: also the value behind a key that names a secret. */
export function redactLine(line: string): string {
  // Who can read base64 reads what is in it.
  if (/^\s*[A-Za-z0-9+/]{32,}={0,2}\s*$/.test(line)) return `${line.trimStart().slice(0, 8)}… ${redacted}`
  const [, head, key] = /^(\s*(?:- )*\s*["']?([A-Za-z0-9_.-]{1,64})["']?\s*:\s+)\S/.exec(line) ?? []
  if (head !== undefined && key !== undefined && isSecretKey(key)) return head + redacted
  const [, command] = /^(\s*-\s+[^\s:]+\s[^\n]*?:\s)/.exec(line) ?? []
  // A command that became a mapping: what stands behind its colon is a value like any other.
  if (command !== undefined) return redactText(command) + redacted
  return redactText(
    line.replace(
      /((?:\bpass\w*|\w*passw\w*|\bpwd|psk|secret|token|\b(?:key|private|shared|pin))["']?\s*:\s*)("[^"]*"|'[^']*'|[^\s,}]+)/gi,
      `$1${redacted}`,
    ),
  )
}

/** The most lines that are looked at above one to tell what it belongs to. */
const farthestUp = 1000

/**
 * Whether a line of a file is part of a secret that begins above it: the text of a block scalar, an item of a list, or a
 * value on a line of its own belongs to the key that they are indented under, and the lines of a private key to its head.
 */
export function isWithinSecret(lines: readonly string[], index: number): boolean {
  let indent = indentOf(lines[index] ?? '')
  let isItem = /^\s*-\s/.test(lines[index] ?? '')
  let nearest = true
  for (let at = index - 1; at >= Math.max(0, index - farthestUp); at--) {
    const above = lines[at] ?? ''
    if (above.trim() === '') continue
    if (/-----END [A-Z ]{0,40}PRIVATE KEY-----/.test(above)) return false
    if (/-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/.test(above)) return true
    const [, key] = /(?:^|[\s{,"'-])([\w.-]{1,64})["']?\s*:\s*(?:[|>&!][^\s]*\s*)*(?:#.*)?$/.exec(above) ?? []
    if (nearest && key !== undefined && isSecretKey(key)) return true
    nearest = false
    const column = indentOf(above)
    if (column > indent || (column === indent && !(isItem && !/^\s*-\s/.test(above)))) continue
    if (keysOf(above).some(isSecretKey)) return true
    indent = column
    isItem = /^\s*-\s/.test(above)
  }
  return false
}

const indentOf = (line: string): number => line.length - line.trimStart().length

/** The keys at the beginning of a line: one, or that behind the dash of an item. */
const keysOf = (line: string): readonly string[] => {
  const [, key] = /^\s*(?:-\s+)*["']?([\w.-]{1,64})["']?\s*:/.exec(line) ?? []
  return key === undefined ? [] : [key]
}

/** What a check quotes of the user's own words, again without the secrets that show by their form. */
export function redactFinding<F extends Finding>(finding: F): F {
  const { message, help, args, related } = finding
  const redactArg = (value: ArgValue): ArgValue =>
    typeof value === 'string'
      ? redactText(value)
      : typeof value === 'object' && value !== null
        ? value.map(redactText)
        : value
  return {
    ...finding,
    message: redactText(message),
    ...(help === undefined ? {} : { help: redactText(help) }),
    ...(related ? { related: related.map((each) => ({ ...each, message: redactText(each.message) })) } : {}),
    args: Object.fromEntries(Object.entries(args).map(([name, value]) => [name, redactArg(value)])),
  }
}
