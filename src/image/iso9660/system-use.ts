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
const headerBytes = 4

/** Bytes that an area must still have for an entry of a kind, whatever length the entry claims; 0 for most kinds. */
const leastBytes = new Uint8Array(1 << 16)
for (const [letters, bytes] of Object.entries({
  SP: 7,
  CE: 28,
  ER: 8,
  RR: 5,
  PX: 36,
  PN: 20,
  SL: 7,
  NM: 5,
  CL: 12,
  PL: 12,
  TF: 5,
  ZF: 16,
}))
  leastBytes[signature(letters)] = bytes

/**
 * The blocks with continuation areas that have been read, and how much of them may still be walked: records may share
 * an area, so that a small image could otherwise keep a reader busy for hours.
 */
export class ContinuationAreas {
  readonly hops: number
  /** Bytes of a logical block. */
  readonly blockSize: number
  readonly #blocks = new Map<number, Block>()
  readonly #blocksHeld: number
  #bytesLeft: number

  constructor(blockSize: number, { continuationHops, continuationBlocks, continuationBytes }: Limits) {
    this.blockSize = blockSize
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
 * How a walk ended: `complete`; `garbled` at an entry without a sensible length, where Linux falls back on the plain
 * name; `broken`, where it shows nothing of the record; or the logical block of a continuation area to read first.
 */
export type Walk = 'complete' | 'garbled' | 'broken' | number

/**
 * SUSP 4: walks the entries of an area and of its continuation areas, as Linux does (fs/isofs): it follows a limited
 * number of hops, wants a continuation area inside one block, and knows no ST.
 */
export function walkSystemUse(
  block: Block,
  start: number,
  end: number,
  areas: ContinuationAreas,
  visitor: EntryVisitor,
): Walk {
  let next = walkArea(block, start, end, visitor)
  for (let hop = 1; typeof next === 'object'; hop++) {
    const held = areas.get(next.location)
    if (hop >= areas.hops) return 'broken'
    // Our own limit: the record keeps what was read.
    if (!held) return areas.exhausted ? 'complete' : next.location
    const areaEnd: number = next.offset + next.length
    if (next.offset > areas.blockSize - headerBytes || areaEnd > held.view.byteLength) return 'broken'
    if (!areas.take(next.length)) return 'complete'
    next = walkArea(held, next.offset, areaEnd, visitor)
  }
  return next
}

type Continuation = NonNullable<ReturnType<typeof decodeContinuationArea>>

function walkArea(
  block: Block,
  start: number,
  end: number,
  visitor: EntryVisitor,
): 'complete' | 'garbled' | 'broken' | Continuation {
  const { view } = block
  let continuation: Continuation | undefined
  for (let at = start; end - at > 2; ) {
    const length = view.getUint8(at + 2)
    if (length < 3) return 'garbled'
    const kind = view.getUint16(at)
    if (end - at < (leastBytes[kind] ?? 0)) return 'broken'
    if (at + length > end) return 'garbled'
    if (kind === CE) continuation = decodeContinuationArea(view, at + 4)
    else visitor.visit(kind, block, at, length)
    at += length
  }
  return continuation && continuation.location !== 0 ? continuation : 'complete'
}
