import type { PartType } from './part.ts'

export interface Recognised {
  readonly type: PartType
  readonly handled: boolean
  readonly handler?: string
  readonly reason?: string
  /** Bytes before the payload: a blank line that ends a message's empty header. */
  readonly skipped?: number
}

/** Prefix, type, handler; cloud-init takes the longest prefix that fits. */
const prefixes: readonly (readonly [prefix: string, type: PartType, handler: string])[] = [
  ['#cloud-config-archive', 'text/cloud-config-archive', 'cloud-config-archive'],
  ['#cloud-config-jsonp', 'text/cloud-config-jsonp', 'cloud-config'],
  ['#cloud-config', 'text/cloud-config', 'cloud-config'],
  ['#cloud-boothook', 'text/cloud-boothook', 'boothook'],
  ['#include-once', 'text/x-include-once-url', 'include'],
  ['#include', 'text/x-include-url', 'include'],
  ['#part-handler', 'text/part-handler', 'part-handler'],
  ['## template: jinja', 'text/jinja2', 'jinja2'],
  ['#!', 'text/x-shellscript', 'shellscript'],
]

/** The window in which cloud-init looks for a MIME message. */
const window = 4096

/** Names a payload by its beginning: lower-cased, leading white space stripped. A byte order mark is no white space. */
export function recognise(text: string): Recognised {
  const head = text.slice(0, window).toLowerCase()
  const isMime = head.includes('mime-version:')
  if (isMime && beginsWithField.test(head)) return { type: mimeType(text), handled: true, handler: 'mime' }
  // A message without header fields is all body, of a message's default type.
  const body = isMime ? { skipped: /^(?:\r?\n)?/.exec(text)?.[0].length ?? 0 } : {}
  const start = stripLikePython(head)
  const known = prefixes.find(([prefix]) => start.startsWith(prefix))
  if (known) return { type: known[1], handled: true, handler: known[2], ...body }
  const type = isMime ? 'text/plain' : 'text/x-not-multipart'
  return { type, handled: false, reason: whyUnhandled(text, start), ...body }
}

/** A MIME message begins with a header field; `#cloud-config` with MIME-Version in a comment does not. */
const beginsWithField = /^[!"$-9;-~]{1,64}:/

/** Python's `str.lstrip()` leaves U+FEFF, JavaScript's `trimStart()` does not. */
const stripLikePython = (text: string): string =>
  text.replace(/^[\t-\r\u001c-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/, '')

const mimeType = (text: string): string =>
  /^content-type:[ \t]*([a-z0-9.+-]{1,64}\/[a-z0-9.+-]{1,64})/im
    .exec(text.slice(0, window))?.[1]
    ?.toLowerCase() ?? 'text/plain'

function whyUnhandled(text: string, start: string): string {
  if (text.startsWith('\ufeff')) return 'byte-order-mark'
  // What bytes that are no UTF-8 become: gzip's first two, and an order mark of UTF-16 or text without one.
  if (text.startsWith('\u001f\ufffd')) return 'gzip'
  if (/^(?:\ufffd\ufffd)?(?:[^\0]\0|\0[^\0])/.test(text)) return 'utf-16'
  if (/^# +cloud-config/.test(start)) return 'blank-after-hash'
  if (isBase64OfUserData(stripLikePython(text))) return 'base64'
  if (start.startsWith('%23') || start.startsWith('%0a')) return 'percent-encoded'
  if (/^##\s*template:\s*jinja/.test(start)) return 'jinja-marker'
  return /^#cloud-config\s*$/m.test(start) ? 'header-not-first' : 'no-header'
}

/** The first characters decode to something that cloud-init would take, gzip included. */
function isBase64OfUserData(text: string): boolean {
  const [first] = /^[A-Za-z0-9+/]{16,60}/.exec(text) ?? []
  if (first === undefined || !/^[A-Za-z0-9+/=\s]*$/.test(text.slice(0, window))) return false
  const decoded = atob(first.slice(0, first.length - (first.length % 4)))
  return decoded.startsWith('\u001f\u008b') || knownBeginning.test(decoded)
}

const knownBeginning =
  /^\s*(?:#!|#cloud-|#include|#part-handler|## template: jinja|content-type:|mime-version:)/i
