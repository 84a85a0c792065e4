import { joined } from '../../bytes/joined.ts'
import { type Block, lenientUtf8 } from '../../bytes/view.ts'
import { decodeLinkComponent } from './structures.generated.ts'

export interface LinkTarget {
  /** `undefined` where Linux cannot read it: none, or one too long. */
  readonly text: string | undefined
  /** Bytes that the components make up. */
  readonly size: number
}

const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const slash = ascii('/')
const dot = ascii('.')
const dotDot = ascii('..')
const nothing = new Uint8Array(0)

const goesOn = 1

/** Flags of later versions stand for nothing. */
function componentText(flags: number, content: Uint8Array): Uint8Array {
  switch (flags & ~goesOn) {
    case 0:
      return content
    case 2:
      return dot
    case 4:
      return dotDot
    case 8:
      return slash
    default:
      return nothing
  }
}

/**
 * Rock Ridge 4.1.3: components with `/` behind each, except behind the root, behind one that goes on in the next, and
 * behind the last of an entry that is not continued. Bytes are collected, since a writer may cut between the bytes of
 * one character.
 */
export class LinkTargetParts {
  readonly #longest: number
  readonly #pieces: Uint8Array[] = []
  #size = 0

  constructor(longest: number) {
    this.#longest = longest
  }

  add({ view, bytes }: Block, at: number, length: number): void {
    const end = at + length
    const isContinued = (view.getUint8(at + 4) & goesOn) !== 0
    for (let part = at + 5; part + 2 <= end; ) {
      const component = decodeLinkComponent(view, part)
      const start = part + 2
      if (!component || start + component.length > end) return
      this.#push(componentText(component.flags, bytes.subarray(start, start + component.length)))
      part = start + component.length
      const isLast = part + 2 > end
      if ((component.flags & (goesOn | 8)) === 0 && (!isLast || isContinued)) this.#push(slash)
    }
  }

  #push(piece: Uint8Array) {
    if (this.#size < this.#longest) this.#pieces.push(piece)
    this.#size += piece.byteLength
  }

  /** Linux hands out what comes before a NUL. */
  target(): LinkTarget {
    const readable = this.#size > 0 && this.#size < this.#longest
    const text = readable ? lenientUtf8(joined(this.#pieces, this.#size)) : undefined
    return { text: text?.split('\0', 1)[0], size: this.#size }
  }
}
