import type { ImageErrorCode } from './image-error.ts'
import type { ImageNote } from './image-note.ts'

/** A tree of names that an image offers; `vfat` has one tree only. */
export type NameSpace = 'rock-ridge' | 'joliet' | 'primary' | 'enhanced' | 'vfat'

export type EntryType = 'file' | 'directory' | 'symlink' | 'other'

/** One name as the guest's Linux shows it. */
export interface Entry {
  /** Without a leading slash, parts joined by `/`. */
  readonly path: string
  readonly type: EntryType
  /** Bytes; the length of the target for a symbolic link. */
  readonly size: number
  /** Target of a symbolic link, as written. */
  readonly target?: string
  /** POSIX permission bits, where the image records them. */
  readonly mode?: number
  /** ISO 8601, where the image records it. */
  readonly mtime?: string
  /** The content (or a directory's records) cannot be read, and why. */
  readonly damage?: ImageErrorCode
}

/** A name in the root directory, without what it costs to know more of it. */
export interface RootEntry {
  readonly name: string
  readonly type: EntryType
}

export interface ImageMaker {
  /** ECMA-119 8.4.21, without the spaces behind it; xorriso and genisoimage name themselves here or in 8.4.22. */
  readonly preparer: string
  /** ECMA-119 8.4.26 as ISO 8601; `null` where no date is recorded. */
  readonly created: string | null
}

/** A readable seed volume: one API whatever the format. */
export interface Image {
  readonly format: 'iso9660' | 'vfat' | 'directory'
  /** As blkid reports it; `null` for none, and for a directory. */
  readonly label: string | null
  /** Bytes of the image; `null` for a directory. */
  readonly size: number | null
  readonly namespaces: readonly NameSpace[]
  /** The tree that Linux shows by default; `null` for a directory. */
  readonly guestNamespace: NameSpace | null
  /** What the writer of an ISO 9660 image left about itself. */
  readonly maker?: ImageMaker
  /** Every entry, depth first in directory order. */
  entries(): Promise<readonly Entry[]>
  /** The same piece by piece, so that a long listing need not be held in memory. */
  batches(): AsyncIterable<readonly Entry[]>
  /** The entry of that path as the guest's open(2) finds it, or `undefined`. */
  stat(path: string): Promise<Entry | undefined>
  /** The names in the root directory, which every look-up reads anyway. */
  root(): Promise<readonly RootEntry[]>
  /** A file's content. Rejects with {@link ImageError}. */
  read(path: string): Promise<Uint8Array>
  /** What there is to say about the volume as a whole. Read when first asked for, with at most a few blocks more. */
  notes(): Promise<readonly ImageNote[]>
}
