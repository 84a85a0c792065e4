import { joined } from '../../bytes/joined.ts'
import { decodeUtf8 } from '../surrogate-escape.ts'

/** What Python's `get_payload(decode=True)` makes of a body. */
export interface Decoded {
  readonly text: string
  /** Bytes. */
  readonly size: number
  readonly bytes: () => Uint8Array
  /** `same`: character by character the body; `lines`: line by line; `other`: neither. */
  readonly relation: 'same' | 'lines' | 'other'
}

const uuencode: readonly string[] = ['x-uuencode', 'uuencode', 'uue', 'x-uue']

/** Encodings that are decoded; by any other name a body is taken as it is. */
export const decodedEncodings: readonly string[] = ['base64', 'quoted-printable', ...uuencode]

export function decodeBody(body: string, encoding: string): Decoded {
  if (encoding === 'base64') return ofBytes(base64(body), 'other')
  if (encoding === 'quoted-printable') return ofBytes(quotedPrintable(rawUnicode(body)), 'other')
  if (uuencode.includes(encoding)) return ofBytes(uudecode(rawUnicode(body)), 'other')
  return asHandlersGet(body)
}

/** A text that passes through `email` as it is: whatever is not ASCII is damaged on the way. */
export function asHandlersGet(text: string): Decoded {
  if (isAscii(text)) return { text, size: text.length, bytes: () => rawUnicode(text), relation: 'same' }
  return ofBytes(rawUnicode(text), 'lines')
}

const ofBytes = (bytes: Uint8Array, relation: Decoded['relation']): Decoded => ({
  text: decodeUtf8(bytes),
  size: bytes.length,
  bytes: () => bytes,
  relation,
})

const isAscii = (text: string): boolean => !/\P{ASCII}/u.test(text)

/** Python's `raw-unicode-escape`: Latin-1 where that does, else `\uXXXX` spelt out. */
function rawUnicode(text: string): Uint8Array {
  const escaped = text.replace(/[\u{100}-\u{10ffff}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0
    return code > 0xffff
      ? `\\U${code.toString(16).padStart(8, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`
  })
  const bytes = new Uint8Array(escaped.length)
  for (let at = 0; at < escaped.length; at++) bytes[at] = escaped.charCodeAt(at)
  return bytes
}

/** Python's lenient decoder: what is no letter of the alphabet is skipped; a complete padding ends it. */
function base64(body: string): Uint8Array {
  const decoded = new Uint8Array(Math.ceil(body.length / 4) * 3)
  let size = 0
  let bits = 0
  let held = 0
  let padding = 0
  for (let at = 0; at < body.length; at++) {
    const value = alphabet[body.charCodeAt(at)]
    if (value === undefined) continue
    if (value === pad) {
      if (held >= 2 && held + ++padding >= 4) return decoded.subarray(0, size)
      continue
    }
    padding = 0
    bits = ((bits << 6) | value) & 0xffffff
    if (held > 0) decoded[size++] = (bits >> (6 - 2 * held)) & 0xff
    held = (held + 1) % 4
  }
  // One letter too many encodes nothing; Python then gives the text back.
  return held === 1 ? rawUnicode(body.replace(/[\r\n]+/g, '')) : decoded.subarray(0, size)
}

const pad = 64
const alphabet: Readonly<Record<number, number>> = Object.fromEntries(
  Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=', (letter, value) => [
    letter.charCodeAt(0),
    value,
  ]),
)

/** RFC 2045 6.7, as lenient as Python: an equals sign that begins nothing stays. */
function quotedPrintable(body: Uint8Array): Uint8Array {
  const decoded = new Uint8Array(body.length)
  let size = 0
  for (let at = 0; at < body.length; at++) {
    const byte = body[at] ?? 0
    if (byte !== equals) {
      decoded[size++] = byte
      continue
    }
    const next = body[at + 1]
    const octet = hexDigits.test(String.fromCharCode(next ?? 0, body[at + 2] ?? 0))
    if (next === undefined) break
    if (next === 0x0a || next === 0x0d) {
      // A soft line break, whatever stands between a carriage return and its line feed.
      const feed = body.indexOf(0x0a, at)
      at = feed === -1 ? body.length : feed
    } else if (octet) {
      decoded[size++] = Number.parseInt(String.fromCharCode(next, body[at + 2] ?? 0), 16)
      at += 2
    } else {
      decoded[size++] = equals
      if (next === equals) at++
    }
  }
  return decoded.subarray(0, size)
}

const equals = 0x3d
const hexDigits = /^[0-9a-f]{2}$/i

/** From the line `begin MODE NAME` to the line `end`; without these the body stays as it is. */
function uudecode(body: Uint8Array): Uint8Array {
  const lines = new TextDecoder('latin1').decode(body).split(/\r\n|\r|\n/)
  const begin = lines.findIndex((line) => /^begin [0-7]+(?: |$)/.test(line))
  const end = lines.findIndex((line, index) => index > begin && line.trim() === 'end')
  if (begin === -1 || lines.slice(begin + 1, end === -1 ? undefined : end).includes('')) return body
  const pieces = lines.slice(begin + 1, end === -1 ? undefined : end).map(uuLine)
  return joined(
    pieces,
    pieces.reduce((sum, { length }) => sum + length, 0),
  )
}

/** The first character tells how many bytes the rest of the line holds. */
function uuLine(line: string): Uint8Array {
  const six = (at: number): number => (line.charCodeAt(at) - 32) & 63
  const decoded = new Uint8Array(line === '' ? 0 : six(0))
  for (let at = 0; at < decoded.length; at++) {
    const from = 1 + Math.floor(at / 3) * 4 + (at % 3)
    const shift = 2 * (at % 3) + 2
    decoded[at] = (six(from) << shift) | (six(from + 1) >> (6 - shift))
  }
  return decoded
}
