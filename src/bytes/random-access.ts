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
  return only !== undefined && chunks.length === 1 ? only : concatenate(chunks, length)
}

function concatenate(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.byteLength
  }
  return whole
}

/** Browsers before 2025 have streams that are not async iterable. */
async function* chunksOf(stream: ByteStream): AsyncGenerator<Uint8Array> {
  if (isIterable(stream)) yield* stream
  else yield* read((stream as ReadableStream<Uint8Array>).getReader())
}

const isIterable = (stream: ByteStream): stream is AsyncIterable<Uint8Array> => Symbol.asyncIterator in stream

async function* read(reader: ReadableStreamDefaultReader<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
  } finally {
    reader.releaseLock()
  }
}

/**
 * Serves reads from the last aligned window, so that an image's descriptors, directories and small files cost one
 * or two reads of the source. Reads longer than a window go to the source as they are.
 */
export function windowed(source: RandomAccess, windowBytes: number): RandomAccess {
  let start = 0
  let window: Uint8Array = new Uint8Array(0)
  const held = (offset: number, length: number) =>
    offset >= start && offset + length <= start + window.byteLength
      ? window.subarray(offset - start, offset - start + length)
      : undefined
  return {
    size: source.size,
    async read(offset, wanted) {
      const length = Math.max(0, Math.min(wanted, source.size - offset))
      if (length === 0) return new Uint8Array(0)
      const hit = held(offset, length)
      if (hit) return hit
      const from = offset - (offset % windowBytes)
      if (offset + length > from + windowBytes) return source.read(offset, length)
      window = await source.read(from, Math.min(windowBytes, source.size - from))
      start = from
      return held(offset, length) ?? window.subarray(offset - from, offset - from + length)
    },
  }
}
