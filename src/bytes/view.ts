/** A `DataView` of exactly these bytes: a subarray shares its buffer with neighbours that are not ours to read. */
export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Bytes and a view of exactly them, made once for all that reads there. */
export interface Block {
  readonly bytes: Uint8Array
  readonly view: DataView
}

export const blockOf = (bytes: Uint8Array): Block => ({ bytes, view: viewOf(bytes) })

/** Latin-1: one character a byte, so that no byte is lost and every offset stays true. */
export const latin1 = (bytes: Uint8Array, start = 0, end = bytes.byteLength): string =>
  charactersBehind('', bytes, start, end)

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/**
 * UTF-8 with U+FFFD for what is not; ASCII, the usual case, without the decoder's start-up cost. `before` is what the
 * text begins with.
 */
export function lenientUtf8(bytes: Uint8Array, start = 0, end = bytes.byteLength, before = ''): string {
  for (let at = start; at < end; at++) {
    if ((bytes[at] ?? 0) >= 0x80) return before + utf8.decode(bytes.subarray(start, end))
  }
  return charactersBehind(before, bytes, start, end)
}

/** Longer texts are rare, and calls with very many arguments fail. */
const mostCodes = 512

/** Filled anew for each text of a length: one call makes one flat string, where joined letters are one string each. */
const arrays: number[][] = []

function arrayOf(length: number): number[] {
  const held = arrays[length]
  if (held) return held
  const array = Array<number>(length).fill(0)
  arrays[length] = array
  return array
}

function charactersBehind(before: string, bytes: Uint8Array, start: number, end: number): string {
  const length = before.length + end - start
  if (length > mostCodes) return inPieces(before, bytes, start, end)
  const codes = arrayOf(length)
  const shift = before.length - start
  for (let index = 0; index < before.length; index++) codes[index] = before.charCodeAt(index)
  for (let at = start; at < end; at++) codes[at + shift] = bytes[at] ?? 0
  return String.fromCharCode.apply(undefined, codes)
}

function inPieces(before: string, bytes: Uint8Array, start: number, end: number): string {
  let text = before
  for (let at = start; at < end; at += mostCodes)
    text += charactersBehind('', bytes, at, Math.min(end, at + mostCodes))
  return text
}

/** UTF-16BE; a lone trailing byte is dropped. */
export function utf16be(bytes: Uint8Array, start = 0, end = bytes.byteLength): string {
  let text = ''
  for (let at = start; at + 1 < end; at += 2)
    text += String.fromCharCode(((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0))
  return text
}
