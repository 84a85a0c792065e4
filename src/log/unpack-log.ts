import { peek } from '../bytes/peek.ts'
import { gunzip } from '../image/container/gunzip.ts'

/** A log as the guest wrote it, and which limit its bytes are held to. */
export interface UnpackedLog {
  readonly bytes: AsyncIterable<Uint8Array>
  readonly limit: 'logBytes' | 'logUnpackedBytes'
}

/** Takes gzip off as it is read, as rotated and uploaded logs have it; any other bytes stay as they are. */
export async function unpackLog(log: AsyncIterable<Uint8Array>, most: number): Promise<UnpackedLog> {
  const { head, all } = await peek(log, 2)
  const isPacked = head[0] === 0x1f && head[1] === 0x8b
  if (!isPacked) return { bytes: all, limit: 'logBytes' }
  return { bytes: gunzip(upTo(all, most)), limit: 'logUnpackedBytes' }
}

/** Packed bytes that unpack to nothing may go on for ever. */
async function* upTo(stream: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let length = 0
  for await (const chunk of stream) {
    length += chunk.byteLength
    if (length > most) return
    yield chunk
  }
}
