import type { Limits } from '../../bytes/limits.ts'
import type { RandomAccess } from '../../bytes/random-access.ts'
import { blockOf } from '../../bytes/view.ts'
import { ImageError } from '../image-error.ts'
import type { Extent } from './node.ts'
import { ContinuationAreas } from './system-use.ts'

/** What all reads of one image share: where its blocks come from, and how much work is left for it. */
export class Volume {
  readonly source: RandomAccess
  /** Bytes of a logical block. */
  readonly blockSize: number
  readonly limits: Limits
  readonly continuations: ContinuationAreas
  readonly #breached = new Set<keyof Limits>()
  #directoryBytesLeft: number

  constructor(source: RandomAccess, blockSize: number, limits: Limits) {
    this.source = source
    this.blockSize = blockSize
    this.limits = limits
    this.continuations = new ContinuationAreas(blockSize, limits)
    this.#directoryBytesLeft = Math.min(source.size, limits.allDirectoriesBytes)
  }

  /** The limits because of which something was left out. */
  get breaches(): readonly (keyof Limits)[] {
    return [...this.#breached, ...(this.continuations.exhausted ? (['continuationBytes'] as const) : [])]
  }

  breach(limit: keyof Limits): 'limit-exceeded' {
    this.#breached.add(limit)
    return 'limit-exceeded'
  }

  /**
   * Whether a directory of so many bytes may be read. Directories share no bytes, so all of them are no longer than
   * the image: many that overlap would cost the square of its size.
   */
  takeDirectory(bytes: number): 'directory-loop' | 'limit-exceeded' | undefined {
    this.#directoryBytesLeft -= bytes
    if (this.#directoryBytesLeft >= 0) return undefined
    return this.source.size > this.limits.allDirectoriesBytes
      ? this.breach('allDirectoriesBytes')
      : 'directory-loop'
  }

  readBlock(location: number): Promise<Uint8Array> {
    return this.read(location, this.blockSize)
  }

  /** A run of blocks, or an error that says where the image ends. */
  async read(location: number, length: number): Promise<Uint8Array> {
    const offset = location * this.blockSize
    const { source } = this
    const bytes = offset >= source.size ? new Uint8Array(0) : await source.read(offset, length)
    if (bytes.byteLength < length) {
      const message = `${length} bytes at ${offset} are needed, the image ends at ${source.size}`
      throw new ImageError('extent-out-of-range', message, { offset })
    }
    return bytes
  }

  /** Whether an extent reaches behind the end of the image. */
  lacks({ location, length }: Extent): boolean {
    return length > 0 && location * this.blockSize + length > this.source.size
  }

  /**
   * Reads a block of continuation areas that a parser asked for. One that lies outside the image counts as empty, so
   * that its record loses only what was recorded there.
   */
  async holdContinuation(location: number): Promise<void> {
    this.continuations.hold(location, blockOf(await this.#blockOrNothing(location)))
  }

  async #blockOrNothing(location: number): Promise<Uint8Array> {
    try {
      return await this.readBlock(location)
    } catch (error) {
      if (error instanceof ImageError) return new Uint8Array(0)
      throw error
    }
  }
}
