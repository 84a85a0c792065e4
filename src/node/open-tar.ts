import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { withDefaults } from '../bytes/limits.ts'
import { type ByteStream, collect, fromBytes, type RandomAccess } from '../bytes/random-access.ts'
import { ImageError } from '../image/image-error.ts'

export interface TarMember {
  /** Path inside the tar. */
  readonly path: string
  readonly image: RandomAccess
}

/**
 * The regular files of a tar stream, such as `kubectl exec ... tar cf -` writes, one after another and in memory.
 * Rejects with {@link ImageError} `limit-exceeded` where a member is longer than the limit `streamBytes`.
 */
export async function* openTar(stream: ByteStream): AsyncGenerator<TarMember> {
  const { extract } = await import('./tar.ts')
  const { streamBytes } = withDefaults(undefined)
  const members = extract()
  const source = Readable.from(
    'getReader' in stream ? Readable.fromWeb(stream as NodeReadableStream) : stream,
  )
  source.on('error', (error) => members.destroy(error))
  source.pipe(members)
  for await (const member of members) {
    if (member.header.type !== 'file') {
      member.resume()
      continue
    }
    const bytes = await collect(member, streamBytes)
    if (!bytes)
      throw new ImageError(
        'limit-exceeded',
        `"${member.header.name}" is longer than streamBytes (${streamBytes} bytes)`,
      )
    yield { path: member.header.name, image: fromBytes(bytes) }
  }
}
