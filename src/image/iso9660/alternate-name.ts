import { joined } from '../../bytes/joined.ts'
import { type Block, lenientUtf8 } from '../../bytes/view.ts'

/**
 * Rock Ridge 4.1.4 NM of one record: the pieces joined. Linux drops a piece that would bring the name to `longest`
 * bytes, and what follows it. Bytes are collected, since a writer may cut between the bytes of one character.
 */
export class AlternateName {
  readonly #longest: number
  #block: Block | undefined
  #start = 0
  #length = 0
  #pieces: Uint8Array[] | undefined
  #cut = false

  constructor(longest: number) {
    this.#longest = longest
  }

  clear(): void {
    this.#block = undefined
    this.#pieces = undefined
    this.#length = 0
    this.#cut = false
  }

  add(block: Block, at: number, entryLength: number): void {
    if (this.#cut || entryLength < 5) return
    const flags = block.view.getUint8(at + 4)
    // Linux passes over pieces that stand for the directory itself, its parent or the host.
    if (flags & ~1) return
    const length = textLength(block, at + 5, entryLength - 5)
    this.#cut = this.#length + length >= this.#longest
    if (!this.#cut) this.#append(block, at + 5, length)
  }

  /** Nearly every name is of one piece, which is not copied. */
  #append(block: Block, start: number, length: number) {
    if (this.#block) {
      this.#pieces ??= [this.#block.bytes.subarray(this.#start, this.#start + this.#length)]
      this.#pieces.push(block.bytes.subarray(start, start + length))
    } else {
      this.#block = block
      this.#start = start
    }
    this.#length += length
  }

  /** With `before` in front of it; `undefined` when no NM entry names anything. */
  text(before: string): string | undefined {
    if (!this.#block || this.#length === 0) return undefined
    if (this.#pieces) return before + lenientUtf8(joined(this.#pieces, this.#length))
    return lenientUtf8(this.#block.bytes, this.#start, this.#start + this.#length, before)
  }
}

/** Up to a NUL, as Linux counts. */
function textLength({ bytes }: Block, start: number, length: number): number {
  const end = bytes.indexOf(0, start)
  return end === -1 ? length : Math.min(end - start, length)
}
