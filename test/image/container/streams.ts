import { gzipSync } from 'node:zlib'
import { type Headers, pack } from 'tar-stream'
import { chunksOf, collect } from '../../../src/bytes/random-access.ts'
import type { SeedInput } from '../../../src/image/open-image.ts'
import { copying, sources } from '../sources.ts'

/** The bytes in pieces of these lengths, then the rest. */
export async function* inPieces(bytes: Uint8Array, lengths: Iterable<number>): AsyncGenerator<Uint8Array> {
  let at = 0
  for (const length of lengths) {
    if (at >= bytes.byteLength) return
    yield bytes.slice(at, at + length)
    at += length
  }
  if (at < bytes.byteLength) yield bytes.slice(at)
}

export const webStream = (bytes: Uint8Array): ReadableStream<Uint8Array> =>
  new Blob([new Uint8Array(bytes)]).stream()

/** Every way in. */
export const waysIn: readonly { readonly name: string; readonly of: (bytes: Uint8Array) => SeedInput }[] = [
  ...sources,
  { name: 'a ReadableStream', of: webStream },
  { name: 'a ReadableStream that is not iterable', of: bareStream },
  { name: 'an async iterable of odd pieces', of: (bytes) => inPieces(bytes, [1, 1, 509, 0, 511, 33_000, 7]) },
  { name: 'a source that is not a class of ours', of: (bytes) => ({ ...copying(bytes) }) },
]

function bareStream(bytes: Uint8Array): ReadableStream<Uint8Array> {
  const stream = webStream(bytes)
  return { getReader: () => stream.getReader() } as ReadableStream<Uint8Array>
}

export interface TarFile extends Partial<Headers> {
  readonly name: string
  readonly bytes?: Uint8Array
  readonly pax?: Readonly<Record<string, string>>
}

/** A tar by tar-stream's own writer. */
export async function tarOf(...files: readonly TarFile[]): Promise<Uint8Array> {
  const tar = pack()
  for (const { bytes = new Uint8Array(), ...header } of files) tar.entry(header, Buffer.from(bytes))
  tar.finalize()
  return (await collect(chunksOf(tar), 1 << 30)) ?? new Uint8Array()
}

export const gzip = (bytes: Uint8Array): Uint8Array => new Uint8Array(gzipSync(bytes))

export const base64 = (bytes: Uint8Array, width = 76): Uint8Array => {
  const text = Buffer.from(bytes).toString('base64')
  return new Uint8Array(Buffer.from(`${text.match(new RegExp(`.{1,${width}}`, 'g'))?.join('\n') ?? ''}\n`))
}

/** What `kubectl exec -t` makes of it. */
export const throughTerminal = (bytes: Uint8Array): Uint8Array =>
  Uint8Array.from([...bytes].flatMap((byte) => (byte === 0x0a ? [0x0d, 0x0a] : [byte])))
