import type { RandomAccess } from '../../bytes/random-access.ts'
import type { ImageError } from '../image-error.ts'
import type { SeedFiles } from '../seed-files.ts'

/** One seed found in an input, or why one that is in it could not be taken out. */
export type Member = FoundMember | LostMember

export interface FoundMember {
  /** Path inside the tar; `undefined` where no tar is around it. Of a folder of seed files the folder's, or `.`. */
  readonly path: string | undefined
  readonly source: RandomAccess | SeedFiles
}

export interface LostMember {
  readonly path: string | undefined
  readonly failure: ImageError
}
