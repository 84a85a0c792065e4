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
export function latin1(bytes: Uint8Array, start = 0, end = bytes.byteLength): string {
  let text = ''
  let at = start
  // Eight at a time: a third of the time that one by one takes.
  for (; at + 8 <= end; at += 8) text += eightOf(bytes, at)
  for (; at < end; at++) text += String.fromCharCode(bytes[at] ?? 0)
  return text
}

const eightOf = (bytes: Uint8Array, at: number): string =>
  String.fromCharCode(
    bytes[at] ?? 0,
    bytes[at + 1] ?? 0,
    bytes[at + 2] ?? 0,
    bytes[at + 3] ?? 0,
    bytes[at + 4] ?? 0,
    bytes[at + 5] ?? 0,
    bytes[at + 6] ?? 0,
    bytes[at + 7] ?? 0,
  )

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/** UTF-8 with U+FFFD for what is not; ASCII, the usual case, without the decoder's start-up cost. */
export function lenientUtf8(bytes: Uint8Array, start = 0, end = bytes.byteLength): string {
  for (let at = start; at < end; at++) {
    if ((bytes[at] ?? 0) >= 0x80) return utf8.decode(bytes.subarray(start, end))
  }
  return latin1(bytes, start, end)
}

/** UTF-16BE; a lone trailing byte is dropped. */
export function utf16be(bytes: Uint8Array, start = 0, end = bytes.byteLength): string {
  let text = ''
  for (let at = start; at + 1 < end; at += 2)
    text += String.fromCharCode(((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0))
  return text
}
