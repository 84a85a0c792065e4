import { joined } from '../../bytes/joined.ts'
import { viewOf } from '../../bytes/view.ts'
import type { Compression as CompressionEntry } from './structures.generated.ts'

/** How a compressed file (zisofs) is recorded. */
export interface Compression {
  /** Bytes before the block pointers. */
  readonly headerBytes: number
  /** Bytes of a block before compression. */
  readonly blockBytes: number
  /** Bytes of the whole file before compression. */
  readonly size: number
}

const pz = 0x707a
const largestShift = 17
/** The least that zisofs provides for. Smaller blocks would cost a decoder each, for a few bytes. */
const smallestBlock = 2 ** 15

/**
 * What Linux makes of a ZF entry: algorithm `pz` with blocks of up to 128 KiB. Anything else, zisofs version 2 of
 * libisofs too, it does not know and shows as it is stored.
 */
export function compressionOf(entry: CompressionEntry | undefined): Compression | undefined {
  if (!entry || entry.algorithm !== pz || entry.blockSizeLog2 > largestShift) return undefined
  return {
    headerBytes: entry.headerSizeDividedByFour * 4,
    blockBytes: 2 ** entry.blockSizeLog2,
    size: entry.uncompressedSize,
  }
}

/**
 * The content of a compressed file: behind the header one pointer more than there are blocks, 32 bits each; a block
 * lies between its own pointer and the next, and has only zeros where the two are equal. `undefined` when that, or
 * what lies there, makes no sense. The caller bounds `size`.
 */
export async function decompress(
  stored: Uint8Array,
  { headerBytes, blockBytes, size }: Compression,
): Promise<Uint8Array | undefined> {
  const blocks = Math.ceil(size / blockBytes)
  if (blockBytes < smallestBlock) return undefined
  if (size > 0 && headerBytes + 4 * (blocks + 1) > stored.byteLength) return undefined
  const view = viewOf(stored)
  const whole = new Uint8Array(size)
  for (let index = 0; index < blocks; index++) {
    const start = view.getUint32(headerBytes + 4 * index, true)
    const end = view.getUint32(headerBytes + 4 * (index + 1), true)
    if (start > end || end > stored.byteLength) return undefined
    if (start === end) continue
    const at = index * blockBytes
    const wanted = Math.min(blockBytes, size - at)
    const block = await inflate(stored.subarray(start, end), blockBytes)
    if (!block || block.byteLength < wanted) return undefined
    whole.set(block.subarray(0, wanted), at)
  }
  return whole
}

/** At most `most` bytes of zlib data; `undefined` for more (a bomb), and for what is no zlib data. */
async function inflate(compressed: Uint8Array, most: number): Promise<Uint8Array | undefined> {
  const reader = new Blob([new Uint8Array(compressed)])
    .stream()
    .pipeThrough(new DecompressionStream('deflate'))
    .getReader()
  const chunks: Uint8Array[] = []
  let total = 0
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      total += next.value.byteLength
      if (total > most) break
      chunks.push(next.value)
    }
  } catch {
    return undefined
  } finally {
    await reader.cancel().catch(() => undefined)
  }
  return total > most ? undefined : joined(chunks, total)
}
