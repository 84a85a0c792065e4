import type { Limits } from '../bytes/limits.ts'
import type { ImageErrorCode } from './image-error.ts'

/** What keeps account of the limits because of which something was left out. */
interface Bounded {
  readonly limits: Limits
  breach(limit: keyof Limits): 'limit-exceeded'
}

/** Why a listing does not go into a directory. `location`: what tells it from others; entered once, it is noted. */
export function whyNotEntered(
  volume: Bounded,
  location: number,
  path: string,
  depth: number,
  entered: Set<number>,
): ImageErrorCode | undefined {
  if (depth > volume.limits.depth) return volume.breach('depth')
  if (path.length > volume.limits.pathLength) return volume.breach('pathLength')
  if (entered.has(location)) return 'directory-loop'
  entered.add(location)
  return undefined
}
