import type { Limits } from '../../bytes/limits.ts'
import { decodeContinuationArea, decodeSystemUseEntry } from './structures.generated.ts'

/** A system use area, in bytes of `view`. */
export interface SystemUseArea {
  readonly view: DataView
  readonly start: number
  readonly end: number
}

/** Blocks that hold continuation areas, read before a directory is parsed again; see {@link missingBlock}. */
export type ContinuationBlocks = ReadonlyMap<number, DataView>

export type EntryVisitor = (
  signature: number,
  view: DataView,
  offset: number,
  length: number,
) => 'stop' | undefined

export const signature = (letters: string): number => (letters.charCodeAt(0) << 8) | letters.charCodeAt(1)

const CE = signature('CE')
const ST = signature('ST')

/**
 * SUSP 4: walks the entries of an area and of its continuation areas. Returns the logical block of a continuation
 * area that has not been read yet, else `undefined`. Like Linux it stops at an entry that is shorter than its header
 * or runs past the area, follows a limited number of hops, and wants a continuation area inside one block.
 */
export function walkSystemUse(
  area: SystemUseArea,
  blocks: ContinuationBlocks,
  limits: Limits,
  visit: EntryVisitor,
): number | undefined {
  let current = area
  for (let hop = 0; hop <= limits.continuationHops; hop++) {
    const continuation = walkArea(current, visit)
    if (!continuation) return undefined
    const block = blocks.get(continuation.location)
    if (!block) return continuation.location
    const end = continuation.offset + continuation.length
    if (end > block.byteLength) return undefined
    current = { view: block, start: continuation.offset, end }
  }
  return undefined
}

function walkArea({ view, start, end }: SystemUseArea, visit: EntryVisitor) {
  let continuation: ReturnType<typeof decodeContinuationArea>
  for (let at = start; at + 4 <= end; ) {
    const entry = decodeSystemUseEntry(view, at)
    if (!entry || entry.length < 4 || at + entry.length > end || entry.signature === ST) break
    if (entry.signature === CE && entry.length >= 28) continuation = decodeContinuationArea(view, at + 4)
    else if (visit(entry.signature, view, at, entry.length) === 'stop') return undefined
    at += entry.length
  }
  return continuation
}
