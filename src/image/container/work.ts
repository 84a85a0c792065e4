import type { Limits } from '../../bytes/limits.ts'
import { ImageError } from '../image-error.ts'

/** What one input may still cost, shared by everything that is found in it. */
export interface Work {
  readonly limits: Limits
  decodedBytes: number
  tarMembers: number
}

export const workWithin = (limits: Limits): Work => ({
  limits,
  decodedBytes: limits.decodedBytes,
  tarMembers: limits.tarMembers,
})

export const limitExceeded = (limit: keyof Limits, what: string, limits: Limits): ImageError =>
  new ImageError('limit-exceeded', `${what} than the limit ${limit} (${limits[limit]}) allows`)

/** Passes on what a decoder yields, as long as that is not too much. */
export async function* metered(decoded: AsyncIterable<Uint8Array>, work: Work): AsyncGenerator<Uint8Array> {
  for await (const chunk of decoded) {
    work.decodedBytes -= chunk.byteLength
    if (work.decodedBytes < 0) throw limitExceeded('decodedBytes', 'more bytes are packed in it', work.limits)
    yield chunk
  }
}
