import { blockScalar } from './block-scalar.ts'
import { breakLength, isBlankOrEnd, isDocumentMarker, skipSpaces, skipToBreak } from './characters.ts'
import { plainScalar, quotedScalar } from './flow-scalar.ts'
import { refuse } from './problem.ts'
import { SimpleKeys } from './simple-keys.ts'
import { anchorAt, type Directives, directiveAt, standardHandles, tagAt } from './tag-name.ts'

export interface LexedScalar {
  readonly value: string
  readonly end: number
  readonly plain: boolean
}

/**
 * A text cut up for the `yaml` package's `Parser`. The lexemes cover the text without a gap, so that its offsets
 * hold, but scalars, tags, comments and what else only PyYAML's rules can judge are masked: the package sees the
 * structure alone.
 */
export interface LexedText {
  readonly lexemes: readonly string[]
  /** By the offset at which the scalar begins. */
  readonly scalars: ReadonlyMap<number, LexedScalar>
  /** From the masked tag to the tag it stands for. */
  readonly tags: ReadonlyMap<string, string>
  /** No document at all. */
  readonly empty: boolean
}

const documentStart = '\x02'
const scalarFollows = '\x1f'

/** PyYAML fails beyond 490 collections in each other; cloud-init's own calls take the rest. */
const deepest = 480

interface Block {
  readonly indent: number
  /** A `?` was read for which no `:` has come yet. */
  explicit: boolean
}

interface Flow {
  readonly offset: number
  readonly closing: string
  explicit: boolean
}

/** Reads a text by PyYAML's rules for tokens, indentation and simple keys. Refuses what PyYAML's scanner does. */
export function lexPyYaml(text: string): LexedText {
  return new PyYamlLexer(text).read()
}

class PyYamlLexer {
  readonly #text: string
  readonly #lexemes: string[] = []
  readonly #scalars = new Map<number, LexedScalar>()
  readonly #tags = new Map<string, string>()
  readonly #anchors = new Set<string>()
  readonly #keys: SimpleKeys
  readonly #blocks: Block[] = []
  readonly #flows: Flow[] = []
  #directives: Directives = { handles: standardHandles, version: false }
  #at = 0
  #lineStart = 0
  #mayStartKey = true
  /** In a flow collection, only a `?` stands since the last comma or bracket. */
  #bareQuestionMark = false
  #phase: 'start' | 'directives' | 'document' | 'ended' = 'start'

  constructor(text: string) {
    this.#text = text
    this.#keys = new SimpleKeys(text)
  }

  read(): LexedText {
    if (this.#text.startsWith('\ufeff')) {
      this.#emit('\n')
      this.#lineStart = 1
    }
    this.#lexemes.push(documentStart)
    while (this.#token()) {
      /* each call reads one token */
    }
    return {
      lexemes: this.#lexemes,
      scalars: this.#scalars,
      tags: this.#tags,
      empty: this.#phase === 'start',
    }
  }

  get #column(): number {
    return this.#at - this.#lineStart
  }

  get #indent(): number {
    return this.#blocks.at(-1)?.indent ?? -1
  }

  get #inFlow(): boolean {
    return this.#flows.length > 0
  }

  #emit(lexeme: string): void {
    this.#lexemes.push(lexeme)
    this.#at += lexeme.length
  }

  #token(): boolean {
    this.#skip()
    this.#keys.expire(this.#at, this.#lineStart)
    if (this.#at >= this.#text.length) return this.#endOfText()
    if (this.#column === 0 && this.#documentLine()) return true
    this.#beginContent()
    this.#unwind()
    this.#content(this.#text.charAt(this.#at), isBlankOrEnd(this.#text.charCodeAt(this.#at + 1)))
    return true
  }

  /** Blanks, comments and line breaks. Inside flow collections, line breaks mean no more than blanks. */
  #skip(): void {
    for (;;) {
      const from = this.#at
      const comment = skipSpaces(this.#text, from)
      const end = this.#text.charCodeAt(comment) === 0x23 ? skipToBreak(this.#text, comment) : comment
      if (end > from) this.#emit(' '.repeat(end - from))
      const length = breakLength(this.#text, end)
      if (length === 0) return
      if (this.#inFlow) this.#emit(' '.repeat(length))
      else this.#emit(length === 2 ? '\r\n' : '\n')
      this.#lineStart = this.#at
      if (!this.#inFlow) this.#mayStartKey = true
    }
  }

  #endOfText(): false {
    const open = this.#flows.at(-1)
    if (open) refuse('unclosed-flow', 'this bracket is never closed', open.offset)
    this.#keys.drop(0)
    if (this.#phase === 'directives')
      refuse('syntax', 'a line with --- must follow the lines that begin with %', this.#at)
    return false
  }

  /** A directive, `---` or `...`: the tokens that PyYAML knows at column 0 only. */
  #documentLine(): boolean {
    if (this.#text.charAt(this.#at) === '%') this.#directive()
    else if (isDocumentMarker(this.#text, this.#at)) this.#marker(this.#text.startsWith('-', this.#at))
    else return false
    return true
  }

  #marker(begins: boolean): void {
    const open = this.#flows.at(-1)
    if (open) refuse('unclosed-flow', 'this bracket is never closed', open.offset)
    this.#keys.drop(0)
    this.#blocks.length = 0
    this.#mayStartKey = false
    if (begins && this.#phase !== 'start' && this.#phase !== 'directives') this.#secondDocument()
    if (!begins && this.#phase !== 'document' && this.#phase !== 'ended')
      refuse('syntax', 'a line with ... ends a document that has not begun', this.#at, this.#at + 3)
    this.#phase = begins ? 'document' : 'ended'
    this.#emit(begins ? '---' : '   ')
  }

  #secondDocument(): never {
    return refuse(
      'second-document',
      'a second document begins here; the guest reads one only',
      this.#at,
      this.#at + 3,
    )
  }

  #directive(): void {
    if (this.#phase === 'document' || this.#phase === 'ended')
      refuse('reserved-indicator', 'a value cannot begin with %; quote it', this.#at)
    const { end, ...directives } = directiveAt(this.#text, this.#at, this.#directives)
    this.#directives = directives
    this.#phase = 'directives'
    this.#emit(' '.repeat(end - this.#at))
  }

  #beginContent(): void {
    if (this.#phase === 'directives')
      refuse('syntax', 'a line with --- must follow the lines that begin with %', this.#at)
    if (this.#phase === 'ended')
      refuse('syntax', 'text follows behind the line with ... that ends the document', this.#at)
    this.#phase = 'document'
  }

  #unwind(): void {
    if (this.#inFlow || this.#indent <= this.#column) return
    while (this.#indent > this.#column) this.#blocks.pop()
    if (this.#indent !== this.#column)
      refuse('indent', 'this line is indented like none of the lines that it could belong to', this.#at)
  }

  #content(character: string, blankFollows: boolean): void {
    const emptyKey = this.#bareQuestionMark && ',]}'.includes(character)
    if (emptyKey) this.#emptyScalar()
    this.#bareQuestionMark = false
    if (character === '[') this.#openFlow(']')
    else if (character === '{') this.#openFlow('}')
    else if (character === ']' || character === '}') this.#closeFlow(character)
    else if (character === ',') this.#flowEntry()
    else if (character === '-' && blankFollows) this.#blockEntry()
    else if (character === '?' && (blankFollows || this.#inFlow)) this.#explicitKey()
    else if (character === ':' && (blankFollows || this.#inFlow)) this.#value()
    else this.#node(character)
  }

  #node(character: string): void {
    if (character === '*' || character === '&') this.#anchor()
    else if (character === '!') this.#tag()
    else if (character === '"' || character === "'") this.#quoted(character)
    else if ((character === '|' || character === '>') && !this.#inFlow) this.#block()
    else if (character === '\t') refuse('tab', 'a tab stands where YAML wants spaces', this.#at)
    else if ('%@`|>'.includes(character)) this.#reserved()
    else this.#plain()
  }

  #reserved(): never {
    return refuse('reserved-indicator', 'a plain value cannot begin with this character; quote it', this.#at)
  }

  #saveKey(): void {
    if (!this.#mayStartKey) return
    const required = !this.#inFlow && this.#indent === this.#column
    const place = { offset: this.#at, lineStart: this.#lineStart, column: this.#column }
    this.#keys.save(this.#flows.length, { ...place, required })
  }

  #openBlock(column: number): void {
    if (this.#indent >= column) return
    this.#blocks.push({ indent: column, explicit: false })
    this.#checkDepth()
  }

  #checkDepth(): void {
    if (this.#blocks.length + this.#flows.length > deepest)
      refuse('too-deep', 'the document is nested too deeply', this.#at)
  }

  #openFlow(closing: string): void {
    this.#saveKey()
    this.#flows.push({ offset: this.#at, closing, explicit: false })
    this.#checkDepth()
    this.#mayStartKey = true
    this.#emit(this.#text.charAt(this.#at))
  }

  #closeFlow(character: string): void {
    if (this.#flows.at(-1)?.closing !== character)
      refuse('syntax', 'a bracket closes here that was not opened', this.#at)
    this.#keys.drop(this.#flows.length)
    this.#flows.pop()
    this.#mayStartKey = false
    this.#emit(character)
  }

  #flowEntry(): void {
    const flow = this.#flows.at(-1)
    if (!flow) this.#reserved()
    else flow.explicit = false
    this.#mayStartKey = true
    this.#keys.drop(this.#flows.length)
    this.#emit(',')
  }

  #blockEntry(): void {
    if (this.#inFlow || !this.#mayStartKey)
      refuse('indent', 'a list item cannot begin here; it needs a line of its own', this.#at)
    this.#openBlock(this.#column)
    this.#mayStartKey = true
    this.#keys.drop(0)
    this.#emit('-')
  }

  #explicitKey(): void {
    const flow = this.#flows.at(-1)
    if (!flow && !this.#mayStartKey) refuse('syntax', 'a key with ? cannot begin here', this.#at)
    if (!flow) this.#openBlock(this.#column)
    const collection = flow ?? this.#blocks.at(-1)
    if (collection) collection.explicit = true
    this.#mayStartKey = !flow
    this.#keys.drop(this.#flows.length)
    this.#bareQuestionMark = flow !== undefined
    this.#emit('?')
  }

  #value(): void {
    const key = this.#keys.take(this.#flows.length)
    if (key && !this.#inFlow) this.#openBlock(key.column)
    const collection = this.#flows.at(-1) ?? this.#blocks.at(-1)
    if (!key) this.#checkExplicitValue(collection)
    if (collection) collection.explicit = false
    this.#mayStartKey = !key && !this.#inFlow
    this.#emit(':')
  }

  #checkExplicitValue(collection: Block | Flow | undefined): void {
    if (!this.#inFlow && !this.#mayStartKey)
      refuse('colon-in-value', 'a value holds ": ", which begins a mapping; quote the value', this.#at)
    if (this.#inFlow && !collection?.explicit && !isBlankOrEnd(this.#text.charCodeAt(this.#at + 1)))
      refuse('reserved-indicator', 'a plain value in brackets cannot begin with a colon; quote it', this.#at)
    const here = this.#inFlow || this.#indent === this.#column
    if (!collection?.explicit || !here) refuse('syntax', 'a colon stands here without a key', this.#at)
  }

  #anchor(): void {
    this.#saveKey()
    this.#mayStartKey = false
    const start = this.#at
    const { name, end } = anchorAt(this.#text, start)
    if (this.#text.charAt(start) === '&') this.#defineAnchor(name, end)
    this.#emit(this.#text.slice(start, end))
    if (this.#text.charAt(start) === '&' && this.#text.charAt(end) === ':') this.#emptyScalar()
  }

  #defineAnchor(name: string, end: number): void {
    if (this.#anchors.has(name))
      refuse('redefined-anchor', 'an anchor of this name is defined before', this.#at, end)
    this.#anchors.add(name)
  }

  /** Fills a gap that PyYAML takes for an empty value and the package for an error. */
  #emptyScalar(): void {
    this.#lexemes.push(scalarFollows, '')
  }

  #tag(): void {
    this.#saveKey()
    this.#mayStartKey = false
    const { tag, end } = tagAt(this.#text, this.#at, this.#directives.handles)
    const masked = `!${this.#text.slice(this.#at + 1, end).replaceAll(/[^0-9A-Za-z]/g, '~')}`
    const known = this.#tags.get(masked)
    if (known !== undefined && known !== tag)
      refuse('unknown-tag', 'a tag that the guest does not know', this.#at, end)
    if (masked.length > 1) this.#tags.set(masked, tag)
    this.#emit(masked)
  }

  #quoted(quote: string): void {
    this.#saveKey()
    this.#mayStartKey = false
    const start = this.#at
    const { value, end } = quotedScalar(this.#text, start)
    this.#scalars.set(start, { value, end, plain: false })
    this.#emit(`${quote}${'a'.repeat(end - start - 2)}${quote}`)
    this.#findLineStart(start)
  }

  #plain(): void {
    this.#saveKey()
    const start = this.#at
    const { value, end, brokeLine } = plainScalar(this.#text, start, this.#inFlow, this.#indent + 1)
    this.#scalars.set(start, { value, end, plain: true })
    this.#mayStartKey = brokeLine
    this.#lexemes.push(scalarFollows)
    this.#emit('a'.repeat(end - start))
    this.#findLineStart(start)
  }

  #block(): void {
    this.#mayStartKey = true
    this.#keys.drop(0)
    const start = this.#at
    const { value, headerEnd, bodyStart, end } = blockScalar(this.#text, start, this.#indent)
    this.#scalars.set(start, { value, end, plain: false })
    if (this.#column <= this.#indent) this.#joinLines()
    this.#emit(this.#text.slice(start, headerEnd))
    const lineEnd = bodyStart - (bodyStart > headerEnd ? this.#breakBefore(bodyStart) : 0)
    if (lineEnd > headerEnd) this.#emit(' '.repeat(lineEnd - headerEnd))
    if (bodyStart > lineEnd) this.#emit(bodyStart - lineEnd === 2 ? '\r\n' : '\n')
    this.#lexemes.push(scalarFollows)
    this.#emit('\n'.repeat(end - bodyStart))
    this.#lineStart = this.#at
  }

  /** PyYAML asks no indentation of `|` and `>`; for the package they must be on the line of their key. */
  #joinLines(): void {
    for (let index = this.#lexemes.length - 1; index >= 0; index--) {
      const lexeme = this.#lexemes[index] ?? ''
      if (lexeme.trim() !== '') return
      this.#lexemes[index] = ' '.repeat(lexeme.length)
    }
  }

  #breakBefore(offset: number): number {
    if (breakLength(this.#text, offset - 2) === 2) return 2
    return breakLength(this.#text, offset - 1)
  }

  /** Moves the start of the line to the last line break that the scalar from `start` on went over. */
  #findLineStart(start: number): void {
    for (let at = this.#at - 1; at >= start; at--) {
      if (breakLength(this.#text, at) === 0) continue
      this.#lineStart = at + 1
      return
    }
  }
}
