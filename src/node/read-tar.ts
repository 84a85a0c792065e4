import { Readable } from 'node:stream'
import type { Headers } from 'tar-stream'
import type { Limits } from '../bytes/limits.ts'
import { watchLineFeeds } from '../image/container/line-feeds.ts'
import { limitExceeded } from '../image/container/work.ts'
import { ImageError } from '../image/image-error.ts'
import { fillHoles, isSparse, type PaxAttributes } from './sparse.ts'

export interface TarEntry {
  readonly path: string
  /** `sparse`: a file stored in one of GNU tar's older sparse forms. */
  readonly type: 'file' | 'sparse' | 'other'
  readonly content: AsyncIterable<Uint8Array>
  /** The content has holes that are not stored, and may be of any length. */
  readonly hasHoles: boolean
}

/** Small pieces, so that little is on its way when the bytes between two entries are counted. */
const pieceBytes = 16 * 1024

/**
 * The entries of a tar stream in order; what is not read of an entry's content is passed over. Rejects with
 * `tar-damaged`, `damaged-by-terminal` or `limit-exceeded` (`tarHeaderBytes`), and with the stream's own error.
 */
export async function* readTar(stream: AsyncIterable<Uint8Array>, limits: Limits): AsyncGenerator<TarEntry> {
  const { extract } = await import('./tar.ts')
  const feed = feeding(stream, limits)
  const entries = extract({ allowUnknownFormat: true })
  const source = Readable.from(feed.pieces(), { highWaterMark: 1 })
  source.on('error', (error) => entries.destroy(error))
  source.pipe(entries)
  try {
    for await (const entry of entries) {
      feed.enter(entry.header)
      const content = entry[Symbol.asyncIterator]()
      yield entryOf(entry.header, passing(content, feed.failure))
      while (!(await content.next()).done);
      feed.leave()
    }
  } catch (cause) {
    if (!feed.isReported()) throw feed.failure(cause)
  } finally {
    source.destroy()
  }
}

type Header = Headers & { readonly pax?: PaxAttributes | null }

function entryOf(header: Header, content: AsyncIterable<Uint8Array>): TarEntry {
  const pax = header.pax ?? {}
  const path = pax['GNU.sparse.name'] ?? header.name
  if (isSparse(pax)) return { path, type: 'file', content: fillHoles(content, pax), hasHoles: true }
  return { path, type: typeOf(header, pax), content, hasHoles: false }
}

/** GNU tar's first sparse form has a type that nobody else has; the later ones say so in attributes. */
function typeOf({ type }: Header, pax: PaxAttributes): TarEntry['type'] {
  if (type === null) return 'sparse'
  if (type !== 'file' && type !== 'contiguous-file') return 'other'
  return Object.keys(pax).some((key) => key.startsWith('GNU.sparse.')) ? 'sparse' : 'file'
}

/** Stopping early must not destroy the entry, since that takes the whole tar with it. */
const passing = (
  content: AsyncIteratorObject<Uint8Array>,
  failure: (cause: unknown) => unknown,
): AsyncIterable<Uint8Array> => ({
  [Symbol.asyncIterator]: () => ({
    next: () =>
      content.next().catch((cause) => {
        throw failure(cause)
      }),
    return: async () => ({ done: true, value: undefined }),
  }),
})

/** Cuts the stream into pieces, and keeps account of what tar-stream itself leaves unbounded. */
function feeding(stream: AsyncIterable<Uint8Array>, limits: Limits) {
  const watched = watchLineFeeds(stream)
  let failed: { readonly reason: unknown } | undefined
  let reported = false
  let inside = false
  let header = 0
  let zeros = 0
  const count = (piece: Uint8Array) => {
    if (inside) header = zeros = 0
    else if (piece.every((byte) => byte === 0)) zeros += piece.byteLength
    else header += piece.byteLength
    if (header > limits.tarHeaderBytes)
      throw limitExceeded('tarHeaderBytes', 'one entry of the tar has a longer name or attributes', limits)
    if (zeros > limits.streamBytes)
      throw limitExceeded('streamBytes', 'more zeros lie behind the entries of the tar', limits)
  }
  async function* pieces(): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of watched.stream) {
        for (let at = 0; at < chunk.byteLength; at += pieceBytes) {
          const piece = chunk.subarray(at, at + pieceBytes)
          count(piece)
          yield piece
        }
      }
    } catch (reason) {
      failed = { reason }
      throw new Error('the source of the tar failed')
    }
  }
  return {
    pieces,
    enter({ size = 0 }: Headers) {
      inside = true
      header = zeros = 0
      if (!Number.isSafeInteger(size) || size < 0) throw damaged('an entry has an impossible size')
    },
    leave() {
      inside = false
      header = zeros = 0
    },
    /** What went wrong, in our words; told once. */
    failure(cause: unknown): unknown {
      reported = true
      if (failed) return failed.reason
      return watched.terminalDamage() ?? (cause instanceof ImageError ? cause : damaged(whatIs(cause), cause))
    },
    isReported: () => reported,
  }
}

/** tar-stream's errors have no codes. */
const whatIs = (cause: unknown): string =>
  cause instanceof Error && cause.message.includes('header')
    ? 'a header is not one'
    : 'it ends inside an entry'

const damaged = (what: string, cause?: unknown) =>
  new ImageError('tar-damaged', `the tar is damaged or cut off: ${what}`, { cause })
