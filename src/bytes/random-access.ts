import { joined } from './joined.ts'

/** Anything that bytes can be read from by position: a file, a Blob, memory, an HTTP range. */
export interface RandomAccess {
  /** Bytes. */
  readonly size: number
  /** Up to `length` bytes from `offset`; fewer only at the end. */
  read(offset: number, length: number): Promise<Uint8Array>
}

export type ByteStream = ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>

export const fromBytes = (bytes: Uint8Array): RandomAccess => ({
  size: bytes.byteLength,
  read: async (offset, length) => bytes.subarray(offset, offset + length),
})

export const fromBlob = (blob: Blob): RandomAccess => ({
  size: blob.size,
  read: async (offset, length) => new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer()),
})

/** Everything a stream yields, or `undefined` when it yields more than `maximum` bytes. */
export async function collect(stream: ByteStream, maximum: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunksOf(stream)) {
    length += chunk.byteLength
    if (length > maximum) return undefined
    chunks.push(chunk)
  }
  const [only] = chunks
  return only !== undefined && chunks.length === 1 ? only : joined(chunks, length)
}

/** Browsers before 2025 have streams that are not async iterable. */
export async function* chunksOf(stream: ByteStream): AsyncGenerator<Uint8Array> {
  if (isIterable(stream)) yield* stream
  else yield* read((stream as ReadableStream<Uint8Array>).getReader())
}

const isIterable = (stream: ByteStream): stream is AsyncIterable<Uint8Array> => Symbol.asyncIterator in stream

async function* read(reader: ReadableStreamDefaultReader<Uint8Array>): AsyncGenerator<Uint8Array> {
  let ended = false
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
    ended = true
  } finally {
    if (!ended) await reader.cancel().catch(() => {})
    reader.releaseLock()
  }
}

const chunkBytes = 256 * 1024

/** The bytes from first to last. */
export async function* chunksInOrder(source: RandomAccess): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < source.size; ) {
    const chunk = await source.read(at, Math.min(chunkBytes, source.size - at))
    if (chunk.byteLength === 0) return
    yield chunk
    at += chunk.byteLength
  }
}

/** Windows held at a time: descriptors, a directory, its continuation areas, a file. */
const windowsHeld = 4

/**
 * Serves reads from the last few aligned windows, so that an image's descriptors, directories and small files cost one
 * or two reads of the source. Reads that cross a window's end go to the source as they are.
 */
export function windowed(source: RandomAccess, windowBytes: number): RandomAccess {
  const windows = new Map<number, Uint8Array>()
  const windowAt = async (start: number): Promise<Uint8Array> => {
    const window =
      windows.get(start) ?? (await source.read(start, Math.min(windowBytes, source.size - start)))
    windows.delete(start)
    windows.set(start, window)
    for (const oldest of windows.keys()) if (windows.size > windowsHeld) windows.delete(oldest)
    return window
  }
  return {
    size: source.size,
    async read(offset, wanted) {
      const length = Math.max(0, Math.min(wanted, source.size - offset))
      if (length === 0) return new Uint8Array(0)
      const start = offset - (offset % windowBytes)
      if (offset + length > start + windowBytes) return source.read(offset, length)
      return (await windowAt(start)).subarray(offset - start, offset - start + length)
    },
  }
}
