export interface Peeked {
  /** The first bytes, fewer than asked for only when there are no more. */
  readonly head: Uint8Array
  /** Everything, the head included. */
  readonly all: AsyncIterableIterator<Uint8Array>
}

/** Looks at the beginning of a stream without losing it. */
export async function peek(stream: AsyncIterable<Uint8Array>, length: number): Promise<Peeked> {
  const source = stream[Symbol.asyncIterator]()
  const taken: Uint8Array[] = []
  let available = 0
  while (available < length) {
    const next = await source.next()
    if (next.done) break
    taken.push(next.value)
    available += next.value.byteLength
  }
  const head = joined(taken, Math.min(available, length))
  let index = 0
  const all: AsyncIterableIterator<Uint8Array> = {
    next: async () => {
      const value = taken[index]
      if (value === undefined) return source.next()
      taken[index++] = new Uint8Array(0)
      return { done: false, value }
    },
    return: async () => {
      await source.return?.()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]: () => all,
  }
  return { head, all }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [first] = chunks
  if (first !== undefined && first.byteLength >= length) return first.subarray(0, length)
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk.subarray(0, length - at), at)
    at += Math.min(chunk.byteLength, length - at)
  }
  return whole
}
