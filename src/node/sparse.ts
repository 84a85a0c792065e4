import { ImageError } from '../image/image-error.ts'

export type PaxAttributes = Readonly<Record<string, string>>

/**
 * Whether the file is stored as GNU's sparse format 1.0, which bsdtar writes by itself where a file has holes, and GNU
 * tar with --sparse: decimal numbers in lines (how many pieces; offset and length of each), filled up to 512 bytes,
 * then the pieces.
 */
export const isSparse = (pax: PaxAttributes): boolean =>
  pax['GNU.sparse.major'] === '1' && pax['GNU.sparse.minor'] === '0'

/** Pieces of one file; an image of 1 MiB has a few. */
const mapBytes = 64 * 1024
const zeros = new Uint8Array(64 * 1024)

/** The bytes of the file with its holes. Rejects with `sparse-member` when the map is not one. */
export async function* fillHoles(
  stored: AsyncIterable<Uint8Array>,
  pax: PaxAttributes,
): AsyncGenerator<Uint8Array> {
  const source = reader(stored)
  const pieces = await readMap(source)
  let at = 0
  for (const { offset, length } of pieces) {
    if (offset < at) throw malformed()
    yield* hole(offset - at)
    yield* source.take(length)
    at = offset + length
  }
  yield* hole(wholeNumber(pax['GNU.sparse.realsize'] ?? '') - at)
}

function* hole(length: number): Generator<Uint8Array> {
  if (length < 0) throw malformed()
  for (let left = length; left > 0; left -= zeros.byteLength) yield zeros.subarray(0, left)
}

type Reader = ReturnType<typeof reader>

interface Piece {
  readonly offset: number
  readonly length: number
}

async function readMap(source: Reader): Promise<Piece[]> {
  const count = wholeNumber(await source.line())
  if (count * 4 > mapBytes) throw malformed()
  const pieces: Piece[] = []
  for (let index = 0; index < count; index++)
    pieces.push({ offset: wholeNumber(await source.line()), length: wholeNumber(await source.line()) })
  await source.skipToBlock()
  return pieces
}

function wholeNumber(text: string): number {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : -1
  if (value < 0) throw malformed()
  return value
}

function reader(stored: AsyncIterable<Uint8Array>) {
  const source = stored[Symbol.asyncIterator]()
  let chunk: Uint8Array = new Uint8Array(0)
  let read = 0
  /** Up to `most` bytes; rejects where the file ends. */
  const some = async (most: number): Promise<Uint8Array> => {
    while (chunk.byteLength === 0) {
      const next = await source.next()
      if (next.done) throw malformed()
      chunk = next.value
    }
    const taken = chunk.subarray(0, most)
    chunk = chunk.subarray(taken.byteLength)
    read += taken.byteLength
    return taken
  }
  async function* take(length: number): AsyncGenerator<Uint8Array> {
    for (let left = length; left > 0; ) {
      const taken = await some(left)
      left -= taken.byteLength
      yield taken
    }
  }
  return {
    take,
    async line(): Promise<string> {
      let text = ''
      for (;;) {
        const [byte = 0] = await some(1)
        if (byte === 0x0a) return text
        text += String.fromCharCode(byte)
        if (text.length > 20 || read > mapBytes) throw malformed()
      }
    },
    async skipToBlock(): Promise<void> {
      for await (const _ of take((512 - (read % 512)) % 512));
    },
  }
}

const malformed = () =>
  new ImageError('sparse-member', 'the tar stores it as a sparse file, whose map of pieces is damaged')
