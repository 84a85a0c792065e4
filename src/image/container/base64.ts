import { ImageError } from '../image-error.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const padding = 64
const blank = 65
const foreign = 66

/** RFC 4648 4; white space anywhere, as `base64 -w76` and terminals put it. */
const meaning = new Uint8Array(256).fill(foreign)
for (let value = 0; value < alphabet.length; value++) meaning[alphabet.charCodeAt(value)] = value
meaning['='.charCodeAt(0)] = padding
for (const character of ' \t\r\n') meaning[character.charCodeAt(0)] = blank

/** Six lines of it: nothing but base64 goes on for so long without another character. */
const lengthThatTells = 512

/** Whether these bytes can be the beginning of base64, as far as their characters tell; damage may follow. */
export const isBase64Text = (head: Uint8Array): boolean =>
  head.byteLength > 0 && head.subarray(0, lengthThatTells).every((byte) => meaning[byte] !== foreign)

interface Position {
  /** Up to three characters of an unfinished group, as bits. */
  bits: number
  pending: number
  ended: boolean
  offset: number
}

const beginning = (): Position => ({ bits: 0, pending: 0, ended: false, offset: 0 })

/** The bytes of base64 that may be cut anywhere; what is not base64 ends them. */
export function decodeHead(head: Uint8Array): Uint8Array {
  const end = head.findIndex((byte) => (meaning[byte] ?? foreign) === foreign || meaning[byte] === padding)
  return decodeChunk(end === -1 ? head : head.subarray(0, end), beginning())
}

/** Decodes as it goes. Rejects with `base64-damaged` at a character that is none of the alphabet's. */
export async function* decodeBase64(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const position = beginning()
  for await (const chunk of stream) {
    const bytes = decodeChunk(chunk, position)
    if (bytes.byteLength > 0) yield bytes
  }
  const rest = remainder(position)
  if (rest.byteLength > 0) yield rest
}

function decodeChunk(chunk: Uint8Array, position: Position): Uint8Array {
  const decoded = new Uint8Array(Math.ceil(((chunk.byteLength + position.pending) * 3) / 4))
  let length = 0
  for (let at = 0; at < chunk.byteLength; at++) {
    const value = meaning[chunk[at] ?? 0] ?? foreign
    if (value === blank) continue
    if (value === padding) position.ended = true
    else if (value === foreign || position.ended) throw damaged(position.offset + at)
    else {
      position.bits = (position.bits << 6) | value
      if (++position.pending < 4) continue
      decoded[length++] = position.bits >> 16
      decoded[length++] = position.bits >> 8
      decoded[length++] = position.bits
      position.bits = position.pending = 0
    }
  }
  position.offset += chunk.byteLength
  return decoded.subarray(0, length)
}

/** Two characters hold one byte more, three hold two; padding or not. A single one holds none: the text was cut. */
function remainder({ bits, pending }: Position): Uint8Array {
  if (pending === 2) return Uint8Array.of(bits >> 4)
  if (pending === 3) return Uint8Array.of(bits >> 10, bits >> 2)
  return new Uint8Array(0)
}

const damaged = (offset: number) =>
  new ImageError(
    'base64-damaged',
    `the base64 has a character that does not belong to it at byte ${offset}`,
    {
      offset,
    },
  )
