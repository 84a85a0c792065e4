import { withDefaults } from '../bytes/limits.ts'
import { type ByteStream, chunksOf, collect, fromBytes, type RandomAccess } from '../bytes/random-access.ts'
import { ImageError } from '../image/image-error.ts'
import { readTar } from './read-tar.ts'

export interface TarMember {
  /** Path inside the tar. */
  readonly path: string
  readonly image: RandomAccess
}

/**
 * The regular files of a tar stream, such as `kubectl exec ... tar cf -` writes, one after another and in memory.
 * Rejects with {@link ImageError}: `limit-exceeded` where a member is longer than the limit `streamBytes`, and
 * `tar-damaged` or `damaged-by-terminal` behind the last whole one; with the stream's own error when that fails.
 */
export async function* openTar(stream: ByteStream): AsyncGenerator<TarMember> {
  const limits = withDefaults(undefined)
  for await (const { path, type, content } of readTar(chunksOf(stream), limits)) {
    if (type !== 'file') continue
    const bytes = await collect(content, limits.streamBytes)
    if (!bytes) {
      const message = `"${path}" is longer than streamBytes (${limits.streamBytes} bytes)`
      throw new ImageError('limit-exceeded', message)
    }
    yield { path, image: fromBytes(bytes) }
  }
}
