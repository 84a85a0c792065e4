import type { Limits } from '../bytes/limits.ts'
import type { ImageErrorCode } from './image-error.ts'

/** Something about an image as a whole that its files do not show. */
export type ImageNote =
  /** A boot record of El Torito lies among the descriptors; without meaning for a seed. */
  | { readonly kind: 'el-torito' }
  /** UDF is recorded beside ISO 9660, and blkid then names nothing but UDF. */
  | { readonly kind: 'udf-bridge' }
  /** Logical blocks of 512 bytes, with which Linux does not mount by default. */
  | { readonly kind: 'block-size-512' }
  /** Fewer bytes than the volume counts. */
  | {
      readonly kind: 'cut-short'
      /** Bytes that the primary descriptor, or FAT's boot sector, counts. */
      readonly expected: number
      /** Bytes that there are. */
      readonly found: number
      /** Entries of the root that lie, at least partly, behind the end. */
      readonly lost: readonly string[]
    }
  /** FAT's boot sector has a label (blkid's LABEL_FATBOOT) that the root directory has not. */
  | { readonly kind: 'boot-sector-label'; readonly label: string }
  /** A further set of descriptors behind the volume that the guest mounts. */
  | { readonly kind: 'other-session'; readonly sector: number; readonly newer: boolean }
  /** Files of the root that Rock Ridge, which the guest reads, and Joliet do not have alike. */
  | { readonly kind: 'trees-differ'; readonly paths: readonly string[] }
  /** Not all entries of the root directory could be read. */
  | { readonly kind: 'root-damaged'; readonly damage: ImageErrorCode }
  /** What was read so far is not all there is, because of this limit. */
  | { readonly kind: 'limit-exceeded'; readonly limit: keyof Limits }
