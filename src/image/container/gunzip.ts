import { chunksOf } from '../../bytes/random-access.ts'
import { ImageError } from '../image-error.ts'
import { watchLineFeeds } from './line-feeds.ts'

/**
 * Decompresses as it goes. What follows the first member (a second one, padding) is refused by platforms that follow the
 * Compression Standard, among them Node.js from 24 on; earlier ones read on. Rejects with `gzip-damaged`, or `damaged-by-terminal`, and with the stream's own error when
 * that is what failed.
 */
export async function* gunzip(compressed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const watched = watchLineFeeds(compressed)
  const input = readableOf(watched.stream)
  try {
    yield* chunksOf(input.stream.pipeThrough(new DecompressionStream('gzip')))
  } catch (cause) {
    const failed = input.failure()
    if (failed) throw failed.reason
    throw watched.terminalDamage() ?? damaged(cause)
  }
}

const damaged = (cause: unknown) =>
  new ImageError('gzip-damaged', 'the gzip stream is damaged, cut off, or followed by something else', {
    cause,
  })

/** Remembers why the source failed, because what comes out at the other end is the decompressor's own error. */
function readableOf(source: AsyncGenerator<Uint8Array>) {
  let failure: { readonly reason: unknown } | undefined
  const stream = new ReadableStream<BufferSource>(
    {
      async pull(controller) {
        try {
          const next = await source.next()
          if (next.done) controller.close()
          else controller.enqueue(next.value as Uint8Array<ArrayBuffer>)
        } catch (reason) {
          failure = { reason }
          controller.error(reason)
        }
      },
      cancel: async () => void (await source.return(undefined)),
    },
    { highWaterMark: 0 },
  )
  return { stream, failure: () => failure }
}
