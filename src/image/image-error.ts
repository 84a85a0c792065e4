/** Why an input is no readable image, or why a file in it could not be read. */
export type ImageErrorCode =
  | 'empty-input'
  | 'all-zero'
  | 'not-an-image'
  | 'damaged-by-terminal'
  | 'raw-sectors'
  | 'truncated-descriptors'
  | 'no-primary-descriptor'
  | 'boot-sector-invalid'
  | 'partitioned-disk'
  | 'unsupported-block-size'
  | 'root-not-a-directory'
  | 'extent-out-of-range'
  | 'directory-damaged'
  | 'directory-loop'
  | 'cluster-chain-damaged'
  | 'limit-exceeded'
  | 'not-found'
  | 'not-a-file'
  | 'interleaved-file'
  | 'compressed-file'
  | 'source-failed'
  | 'gzip-damaged'
  | 'base64-damaged'
  | 'tar-damaged'
  | 'tar-not-read'
  | 'sparse-member'
  | 'no-seed-in-tar'
  | 'several-seeds'
  | 'no-such-member'

export interface ImageErrorDetails {
  /** Byte offset in the image at which the trouble was seen. */
  readonly offset?: number
  readonly cause?: unknown
}

/** The only error that `openImage` and an image's `read` reject with, besides a rejection of the caller's own source. */
export class ImageError extends Error {
  override readonly name = 'ImageError'
  readonly code: ImageErrorCode
  readonly offset?: number

  constructor(code: ImageErrorCode, message: string, details: ImageErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.code = code
    if (details.offset !== undefined) this.offset = details.offset
  }
}
