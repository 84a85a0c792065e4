import type { Limits } from '../bytes/limits.ts'
import type { Entry } from './image.ts'
import { ImageError } from './image-error.ts'

/** Keeps account of what a listing has come to. `take` throws where that is more than the limits allow. */
export function listingAccount({ entries, allPathsLength }: Limits) {
  let count = 0
  let letters = 0
  return {
    take(listed: readonly Entry[]): void {
      count += listed.length
      for (const { path } of listed) letters += path.length
      if (count > entries) throw exceeded('more entries', 'entries', entries)
      if (letters > allPathsLength) throw exceeded('longer paths', 'allPathsLength', allPathsLength)
    },
  }
}

const exceeded = (what: string, limit: keyof Limits, value: number) =>
  new ImageError('limit-exceeded', `${what} than the limit ${limit} (${value})`)
