/**
 * UTF-8 as Python decodes it with `surrogateescape`: a byte that belongs to no character becomes U+DC80 to U+DCFF, which
 * no YAML reader lets pass. A byte order mark stays.
 */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes)
  } catch {
    return escapeInvalid(bytes)
  }
}

/** The offset of the first byte that was none of a character's; -1 in proper text. */
export const firstEscapedByte = (text: string): number => text.search(/(?<![\ud800-\udbff])[\udc80-\udcff]/)

/** `undefined` for what is no UTF-8. */
export function decodeStrictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes)
  } catch {
    return undefined
  }
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function escapeInvalid(bytes: Uint8Array): string {
  const units = new Uint16Array(bytes.length)
  let length = 0
  for (let at = 0; at < bytes.length; ) {
    const size = characterLength(bytes, at)
    const code = size === 0 ? 0xdc00 + (bytes[at] ?? 0) : codePoint(bytes, at, size)
    if (code > 0xffff) units[length++] = 0xd7c0 + (code >> 10)
    units[length++] = code > 0xffff ? 0xdc00 + (code & 0x3ff) : code
    at += size || 1
  }
  return textOf(units.subarray(0, length))
}

function codePoint(bytes: Uint8Array, at: number, size: number): number {
  let code = (bytes[at] ?? 0) & (size === 1 ? 0x7f : 0xff >> (size + 1))
  for (let next = 1; next < size; next++) code = (code << 6) | ((bytes[at + next] ?? 0) & 0x3f)
  return code
}

/** As many as an argument list holds everywhere. */
const unitsAtOnce = 8192

/** A `TextDecoder` of UTF-16 would replace what is no character. */
function textOf(units: Uint16Array): string {
  const pieces: string[] = []
  for (let at = 0; at < units.length; at += unitsAtOnce)
    pieces.push(String.fromCharCode(...units.subarray(at, at + unitsAtOnce)))
  return pieces.join('')
}

/** RFC 3629, section 4: bytes of the character that begins here; 0 when none does. */
function characterLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0
  if (first < 0x80) return 1
  if (first < 0xc2 || first > 0xf4) return 0
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
  const second = bytes[at + 1] ?? 0
  const [low, high] = secondByte[first] ?? [0x80, 0xbf]
  if (second < low || second > high) return 0
  for (let next = 2; next < length; next++) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0
  return length
}

/** No overlong forms, no surrogates, nothing beyond U+10FFFF. */
const secondByte: Readonly<Record<number, readonly [number, number]>> = {
  224: [0xa0, 0xbf],
  237: [0x80, 0x9f],
  240: [0x90, 0xbf],
  244: [0x80, 0x8f],
}

/** Bytes that Python would encode this text to, again with `surrogateescape`. */
export function utf8Size(text: string): number {
  let size = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x80) size += 1
    else if (code < 0x800) size += 2
    else if (code < 0xd800 || code > 0xdfff) size += 3
    // Each half of a pair has two of its four bytes; one that stands alone is an escaped byte.
    else size += code >= 0xdc80 && code <= 0xdcff && !isHigh(text.charCodeAt(at - 1)) ? 1 : 2
  }
  return size
}

const isHigh = (code: number): boolean => code >= 0xd800 && code < 0xdc00
