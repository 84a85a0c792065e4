import { blockScalar } from './block-scalar.ts'
import { breakLength, skipSpaces, skipToBreak } from './characters.ts'
import { plainScalar, quotedScalar } from './flow-scalar.ts'

export interface LexedScalar {
  readonly value: string
  readonly end: number
  readonly plain: boolean
}

const documentStart = '\x02'
const scalarFollows = '\x1f'

/**
 * The lexemes for the `yaml` package's `Parser`, and the place in the text up to which they reach. They cover the text
 * without a gap, so that its offsets hold, but scalars and comments are masked: their text is judged here alone.
 */
export class LexemeTape {
  readonly lexemes: string[] = []
  /** By the offset at which the scalar begins. */
  readonly scalars = new Map<number, LexedScalar>()
  at = 0
  /** Where the current line begins. */
  lineStart = 0
  readonly #text: string

  /** A byte order mark counts as a line break here, which it is like: it stands before the first column. */
  constructor(text: string) {
    this.#text = text
    if (text.startsWith('\ufeff')) this.emit('\n')
    this.lineStart = this.at
    this.lexemes.push(documentStart)
  }

  get column(): number {
    return this.at - this.lineStart
  }

  emit(lexeme: string): void {
    this.lexemes.push(lexeme)
    this.at += lexeme.length
  }

  /** Fills a gap that PyYAML takes for an empty value and the package for an error. */
  emptyScalar(): void {
    this.lexemes.push(scalarFollows, '')
  }

  /** Blanks, comments and line breaks; says whether there was a line break. In a flow collection all count as blanks. */
  blanks(inFlow: boolean): boolean {
    for (let broke = false; ; broke = true) {
      const from = this.at
      const comment = skipSpaces(this.#text, from)
      const end = this.#text.charCodeAt(comment) === 0x23 ? skipToBreak(this.#text, comment) : comment
      this.#spaces(end - from)
      const length = breakLength(this.#text, end)
      if (length === 0) return broke
      if (inFlow) this.#spaces(length)
      else this.emit(length === 2 ? '\r\n' : '\n')
      this.lineStart = this.at
    }
  }

  #spaces(count: number): void {
    if (count > 0) this.emit(' '.repeat(count))
  }

  quoted(quote: string): void {
    const start = this.at
    const { value, end } = quotedScalar(this.#text, start)
    this.scalars.set(start, { value, end, plain: false })
    this.emit(`${quote}${'a'.repeat(end - start - 2)}${quote}`)
    this.#findLineStart(start)
  }

  /** Says whether a line break was read over behind the text. */
  plain(inFlow: boolean, indent: number): boolean {
    const start = this.at
    const { value, end, brokeLine } = plainScalar(this.#text, start, inFlow, indent)
    this.scalars.set(start, { value, end, plain: true })
    this.lexemes.push(scalarFollows)
    this.emit('a'.repeat(end - start))
    this.#findLineStart(start)
    return brokeLine
  }

  block(parent: number): void {
    const start = this.at
    const { value, headerEnd, bodyStart, end } = blockScalar(this.#text, start, parent)
    this.scalars.set(start, { value, end, plain: false })
    if (this.column <= parent) this.#joinLines()
    this.emit(this.#text.slice(start, headerEnd))
    const lineEnd = skipToBreak(this.#text, headerEnd)
    this.#spaces(lineEnd - headerEnd)
    if (bodyStart > lineEnd) this.emit(bodyStart - lineEnd === 2 ? '\r\n' : '\n')
    this.lexemes.push(scalarFollows)
    this.emit('\n'.repeat(end - bodyStart))
    this.lineStart = this.at
  }

  /** PyYAML asks no indentation of `|` and `>`; for the package they must be on the line of their key. */
  #joinLines(): void {
    for (let index = this.lexemes.length - 1; index >= 0; index--) {
      const lexeme = this.lexemes[index] ?? ''
      if (lexeme.trim() !== '') return
      this.lexemes[index] = ' '.repeat(lexeme.length)
    }
  }

  /** Moves the start of the line to the last line break that the scalar from `start` on went over. */
  #findLineStart(start: number): void {
    for (let at = this.at - 1; at >= start; at--) {
      if (breakLength(this.#text, at) === 0) continue
      this.lineStart = at + 1
      return
    }
  }
}
