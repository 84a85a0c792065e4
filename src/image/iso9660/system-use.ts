import type { Limits } from '../../bytes/limits.ts'
import type { Block } from '../../bytes/view.ts'
import { decodeContinuationArea } from './structures.generated.ts'

/** A system use area, in bytes of `block`. */
export interface SystemUseArea {
  readonly block: Block
  readonly start: number
  readonly end: number
}

/** What is shown each entry of an area: its two letters, and where it lies with its header. */
export interface EntryVisitor {
  visit(signature: number, block: Block, at: number, length: number): void
}

export const signature = (letters: string): number => (letters.charCodeAt(0) << 8) | letters.charCodeAt(1)

const CE = signature('CE')

/** In the place of a block: the area breaks off within an entry, and Linux does not show the record. */
export const corrupt = -1

const least = (letters: string, bytes: number): readonly [number, number] => [signature(letters), bytes]
/** Bytes that Linux wants to find from the beginning of an entry to the end of the area (fs/isofs/rock.c). */
const leastBytes = new Map([
  least('SP', 7),
  least('CE', 28),
  least('ER', 8),
  least('RR', 5),
  least('PX', 36),
  least('PN', 20),
  least('SL', 7),
  least('NM', 5),
  least('CL', 12),
  least('PL', 12),
  least('TF', 5),
  least('ZF', 16),
])
const mostOfThem = 36

/**
 * The blocks with continuation areas that have been read, and how much of them may still be walked: records may share
 * an area, so that a small image could otherwise keep a reader busy for hours.
 */
export class ContinuationAreas {
  readonly hops: number
  readonly #blocks = new Map<number, Block>()
  readonly #blocksHeld: number
  #bytesLeft: number

  constructor({ continuationHops, continuationBlocks, continuationBytes }: Limits) {
    this.hops = continuationHops
    this.#blocksHeld = continuationBlocks
    this.#bytesLeft = continuationBytes
  }

  get exhausted(): boolean {
    return this.#bytesLeft < 0
  }

  hold(location: number, block: Block): void {
    if (this.#blocks.size >= this.#blocksHeld) this.#blocks.clear()
    this.#blocks.set(location, block)
  }

  get(location: number): Block | undefined {
    return this.#blocks.get(location)
  }

  /** Whether so many bytes may be walked. */
  take(bytes: number): boolean {
    this.#bytesLeft -= this.exhausted ? 0 : bytes
    return !this.exhausted
  }
}

/**
 * SUSP 4: walks the entries of an area and of its continuation areas. Returns the logical block of a continuation
 * area that has not been read yet, {@link corrupt}, or `undefined`. Like Linux it stops at an entry that is shorter than its header
 * or runs past the area, follows a limited number of hops, and wants a continuation area inside one block.
 */
export function walkSystemUse(
  block: Block,
  start: number,
  end: number,
  areas: ContinuationAreas,
  visitor: EntryVisitor,
): number | undefined {
  let next = walkArea(block, start, end, visitor)
  for (let hop = 0; next && hop < areas.hops; hop++) {
    if (next === corrupt) return corrupt
    const held = areas.get(next.location)
    if (!held) return areas.exhausted ? undefined : next.location
    const areaEnd: number = next.offset + next.length
    if (areaEnd > held.view.byteLength) return corrupt
    if (!areas.take(next.length)) return undefined
    next = walkArea(held, next.offset, areaEnd, visitor)
  }
  return next === corrupt ? corrupt : undefined
}

type Continuation = NonNullable<ReturnType<typeof decodeContinuationArea>>

function walkArea(
  block: Block,
  start: number,
  end: number,
  visitor: EntryVisitor,
): Continuation | typeof corrupt | undefined {
  const { view } = block
  let continuation: Continuation | undefined
  for (let at = start; at + 4 <= end; ) {
    const kind = view.getUint16(at)
    const length = view.getUint8(at + 2)
    if (length < 4) break
    if (end - at < mostOfThem && end - at < (leastBytes.get(kind) ?? 0)) return corrupt
    if (at + length > end) break
    if (kind !== CE) visitor.visit(kind, block, at, length)
    else if (length >= 28) continuation = decodeContinuationArea(view, at + 4)
    at += length
  }
  return continuation
}
