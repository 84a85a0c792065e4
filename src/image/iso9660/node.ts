import type { EntryType } from '../image.ts'
import type { ImageErrorCode } from '../image-error.ts'
import type { Compression } from './zisofs.ts'

/** A run of logical blocks that holds (part of) a file. */
export interface Extent {
  /** First logical block, behind the extended attribute record. */
  readonly location: number
  /** Bytes. */
  readonly length: number
}

/** A file or directory as one tree shows it. It is its own extent, the last one of a multi-extent file. */
export interface Node extends Extent {
  readonly name: string
  readonly type: EntryType
  /** A directory by its record's flag, whose own record has the last word; not one by its mode alone. */
  readonly isFlagged: boolean
  /** Bytes that the guest sees. */
  readonly size: number
  /** The extents before the last one of a multi-extent file. */
  readonly earlier: readonly Extent[] | undefined
  readonly mode: number | undefined
  readonly target: string | undefined
  readonly mtime: string | undefined
  readonly compression: Compression | undefined
  readonly damage: ImageErrorCode | undefined
}

export const extentsOf = (node: Node): readonly Extent[] =>
  node.earlier ? [...node.earlier, { location: node.location, length: node.length }] : [node]
