import type { PartType } from './part.ts'

/** Beginnings that cloud-init knows; the longest that fits counts. */
const prefixes: readonly (readonly [prefix: string, type: PartType])[] = [
  ['#cloud-config-archive', 'text/cloud-config-archive'],
  ['#cloud-config-jsonp', 'text/cloud-config-jsonp'],
  ['## template: jinja', 'text/jinja2'],
  ['#cloud-boothook', 'text/cloud-boothook'],
  ['#cloud-config', 'text/cloud-config'],
  ['#part-handler', 'text/part-handler'],
  ['#include-once', 'text/x-include-once-url'],
  ['#include', 'text/x-include-url'],
  ['#!', 'text/x-shellscript'],
]

/** The type that a payload's beginning names: letter case and leading white space do not count. */
export function recognise(text: string): PartType | undefined {
  const start = firstCharacter(text)
  const head = text.slice(start, start + 64).toLowerCase()
  return prefixes.find(([prefix]) => head.startsWith(prefix))?.[1]
}

/** Python's `str.lstrip()` leaves U+FEFF, JavaScript's `trimStart()` does not. */
const firstCharacter = (text: string): number =>
  /[^\t-\r\u001c-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]|$/.exec(text)?.index ??
  0

/** The window in which cloud-init looks for a MIME message, in bytes. */
export const mimeWindow = 4096

/** What takes a part of a type; other types are handled by nothing. */
export const handlers: Readonly<Record<PartType, string>> = {
  'text/cloud-config': 'cloud-config',
  'text/cloud-config-jsonp': 'cloud-config',
  'text/x-shellscript': 'shellscript',
  'text/x-shellscript-per-boot': 'shellscript',
  'text/x-shellscript-per-instance': 'shellscript',
  'text/x-shellscript-per-once': 'shellscript',
  'text/cloud-boothook': 'boothook',
  'text/part-handler': 'part-handler',
  'text/jinja2': 'jinja2',
}

/** Why nothing takes a part whose beginning says nothing. */
export function whyUnrecognised(text: string): string {
  const start = text.slice(firstCharacter(text)).slice(0, mimeWindow).toLowerCase()
  if (text.startsWith('\ufeff')) return 'byte-order-mark'
  // What bytes that are no UTF-8 become: gzip's first two, and an order mark of UTF-16 or text without one.
  if (text.startsWith('\u001f\udc8b')) return 'gzip'
  if (/^(?:\udcff\udcfe|\udcfe\udcff|[^\0]\0|\0[^\0])/.test(text)) return 'utf-16'
  if (/^# +cloud-config/.test(start)) return 'blank-after-hash'
  const packed = packedInBase64(text)
  if (packed) return packed
  if (start.startsWith('%23') || start.startsWith('%0a')) return 'percent-encoded'
  if (/^##\s*template:\s*jinja/.test(start)) return 'jinja-marker'
  if (start.startsWith('#upstart-job')) return 'upstart-job'
  if (/^(?:#ps1|rem cmd|<script>|<powershell>)/.test(start)) return 'cloudbase'
  if (/^content-type:[ \t]*multipart\//m.test(start))
    return /^mime-version:/m.test(start) ? 'mime-header-not-first' : 'mime-version-missing'
  return /^#cloud-config/m.test(start) ? 'header-not-first' : 'no-header'
}

/** The first characters decode to something that cloud-init would take, gzip included. */
function packedInBase64(text: string): 'base64' | 'base64-of-gzip' | undefined {
  const head = text.slice(firstCharacter(text)).slice(0, mimeWindow)
  const [first] = /^[A-Za-z0-9+/]{16,60}/.exec(head) ?? []
  if (first === undefined || !/^[A-Za-z0-9+/=\s]*$/.test(head)) return undefined
  const decoded = atob(first.slice(0, first.length - (first.length % 4)))
  if (decoded.startsWith('\u001f\u008b')) return 'base64-of-gzip'
  return knownBeginning.test(decoded) ? 'base64' : undefined
}

const knownBeginning =
  /^\s*(?:#!|#cloud-|#include|#part-handler|## template: jinja|content-type:|mime-version:)/i
