import { joined } from '../../bytes/joined.ts'
import { type Block, lenientUtf8 } from '../../bytes/view.ts'
import { decodeLinkComponent } from './structures.generated.ts'

export interface LinkTarget {
  readonly text: string
  /** Bytes. */
  readonly size: number
}

const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const slash = ascii('/')
const dot = ascii('.')
const dotDot = ascii('..')

function componentText(flags: number, content: Uint8Array): Uint8Array {
  if (flags & 8) return slash
  if (flags & 2) return dot
  return flags & 4 ? dotDot : content
}

/**
 * Rock Ridge 4.1.3: components joined by `/`, except behind one that goes on in the next. Bytes are collected, since
 * a writer may cut between the bytes of one character.
 */
export class LinkTargetParts {
  readonly #longest: number
  readonly #pieces: Uint8Array[] = []
  #size = 0
  #separated = true

  constructor(longest: number) {
    this.#longest = longest
  }

  add({ view, bytes }: Block, at: number, length: number): void {
    for (let part = at + 5; part + 2 <= at + length; ) {
      const component = decodeLinkComponent(view, part)
      const start = part + 2
      if (!component || start + component.length > at + length) return
      this.#append(component.flags, bytes.subarray(start, start + component.length))
      part = start + component.length
    }
  }

  #append(flags: number, content: Uint8Array) {
    if (this.#size > this.#longest) return
    if (!this.#separated) this.#push(slash)
    this.#push(componentText(flags, content))
    this.#separated = (flags & 9) !== 0
  }

  #push(piece: Uint8Array) {
    this.#pieces.push(piece)
    this.#size += piece.byteLength
  }

  target(): LinkTarget {
    return { text: lenientUtf8(joined(this.#pieces, this.#size)), size: this.#size }
  }
}
