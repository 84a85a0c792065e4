import { isBlankOrEnd, isDocumentMarker } from './characters.ts'
import { type LexedScalar, LexemeTape } from './lexeme-tape.ts'
import { refuse } from './problem.ts'
import { SimpleKeys } from './simple-keys.ts'
import { anchorAt, type Directives, directiveAt, standardHandles, tagAt } from './tag-name.ts'

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
  /** Where a scalar follows an anchor without a blank, which the package takes for an error. */
  readonly abutting: ReadonlySet<number>
  /** No document at all. */
  readonly empty: boolean
}

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
  readonly #tape: LexemeTape
  readonly #tags = new Map<string, string>()
  readonly #anchors = new Set<string>()
  readonly #abutting = new Set<number>()
  readonly #keys: SimpleKeys
  readonly #blocks: Block[] = []
  readonly #flows: Flow[] = []
  #directives: Directives = { handles: standardHandles, version: false }
  #mayStartKey = true
  /** In a flow collection, only a `?` stands since the last comma or bracket. */
  #bareQuestionMark = false
  #phase: 'start' | 'directives' | 'document' | 'ended' = 'start'

  constructor(text: string) {
    this.#text = text
    this.#tape = new LexemeTape(text)
    this.#keys = new SimpleKeys(text)
  }

  read(): LexedText {
    while (this.#token()) {
      /* each call reads one token */
    }
    return {
      lexemes: this.#tape.lexemes,
      scalars: this.#tape.scalars,
      tags: this.#tags,
      abutting: this.#abutting,
      empty: this.#phase === 'start',
    }
  }

  get #indent(): number {
    return this.#blocks.at(-1)?.indent ?? -1
  }

  get #inFlow(): boolean {
    return this.#flows.length > 0
  }

  #token(): boolean {
    if (this.#tape.blanks(this.#inFlow) && !this.#inFlow) this.#mayStartKey = true
    this.#keys.expire(this.#tape.at, this.#tape.lineStart)
    if (this.#tape.at >= this.#text.length) return this.#endOfText()
    if (this.#tape.column === 0 && this.#documentLine()) return true
    this.#beginContent()
    this.#unwind()
    this.#content(this.#text.charAt(this.#tape.at), isBlankOrEnd(this.#text.charCodeAt(this.#tape.at + 1)))
    return true
  }

  #endOfText(): false {
    const open = this.#flows.at(-1)
    if (open) refuse('unclosed-flow', 'this bracket is never closed', open.offset)
    this.#keys.drop(0)
    if (this.#phase === 'directives')
      refuse('syntax', 'a line with --- must follow the lines that begin with %', this.#tape.at)
    return false
  }

  /** A directive, `---` or `...`: the tokens that PyYAML knows at column 0 only. */
  #documentLine(): boolean {
    if (this.#text.charAt(this.#tape.at) === '%') this.#directive()
    else if (isDocumentMarker(this.#text, this.#tape.at))
      this.#marker(this.#text.startsWith('-', this.#tape.at))
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
      refuse('syntax', 'a line with ... ends a document that has not begun', this.#tape.at, this.#tape.at + 3)
    this.#phase = begins ? 'document' : 'ended'
    this.#tape.emit(begins ? '---' : '   ')
  }

  #secondDocument(): never {
    return refuse(
      'second-document',
      'a second document begins here; the guest reads one only',
      this.#tape.at,
      this.#tape.at + 3,
    )
  }

  #directive(): void {
    if (this.#phase === 'document' || this.#phase === 'ended')
      refuse('reserved-indicator', 'a value cannot begin with %; quote it', this.#tape.at)
    const { end, ...directives } = directiveAt(this.#text, this.#tape.at, this.#directives)
    this.#directives = directives
    this.#phase = 'directives'
    this.#tape.emit(' '.repeat(end - this.#tape.at))
  }

  #beginContent(): void {
    if (this.#phase === 'directives')
      refuse('syntax', 'a line with --- must follow the lines that begin with %', this.#tape.at)
    if (this.#phase === 'ended')
      refuse('syntax', 'text follows behind the line with ... that ends the document', this.#tape.at)
    this.#phase = 'document'
  }

  #unwind(): void {
    if (this.#inFlow || this.#indent <= this.#tape.column) return
    while (this.#indent > this.#tape.column) this.#blocks.pop()
    if (this.#indent !== this.#tape.column)
      refuse('indent', 'this line is indented like none of the lines that it could belong to', this.#tape.at)
  }

  #content(character: string, blankFollows: boolean): void {
    const emptyKey = this.#bareQuestionMark && ',]}'.includes(character)
    if (emptyKey) this.#tape.emptyScalar()
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
    else if (character === '\t') refuse('tab', 'a tab stands where YAML wants spaces', this.#tape.at)
    else if ('%@`|>'.includes(character)) this.#reserved()
    else this.#plain()
  }

  #reserved(): never {
    return refuse(
      'reserved-indicator',
      'a plain value cannot begin with this character; quote it',
      this.#tape.at,
    )
  }

  #saveKey(): void {
    if (!this.#mayStartKey) return
    const required = !this.#inFlow && this.#indent === this.#tape.column
    const place = { offset: this.#tape.at, lineStart: this.#tape.lineStart, column: this.#tape.column }
    this.#keys.save(this.#flows.length, { ...place, required })
  }

  #openBlock(column: number): void {
    if (this.#indent >= column) return
    this.#blocks.push({ indent: column, explicit: false })
    this.#checkDepth()
  }

  #checkDepth(): void {
    if (this.#blocks.length + this.#flows.length > deepest)
      refuse('too-deep', 'the document is nested too deeply', this.#tape.at)
  }

  #openFlow(closing: string): void {
    this.#saveKey()
    this.#flows.push({ offset: this.#tape.at, closing, explicit: false })
    this.#checkDepth()
    this.#mayStartKey = true
    this.#tape.emit(this.#text.charAt(this.#tape.at))
  }

  #closeFlow(character: string): void {
    if (this.#flows.at(-1)?.closing !== character)
      refuse('syntax', 'a bracket closes here that was not opened', this.#tape.at)
    this.#keys.drop(this.#flows.length)
    this.#flows.pop()
    this.#mayStartKey = false
    this.#tape.emit(character)
  }

  #flowEntry(): void {
    const flow = this.#flows.at(-1)
    if (!flow) this.#reserved()
    else flow.explicit = false
    this.#mayStartKey = true
    this.#keys.drop(this.#flows.length)
    this.#tape.emit(',')
  }

  #blockEntry(): void {
    if (this.#inFlow || !this.#mayStartKey)
      refuse('indent', 'a list item cannot begin here; it needs a line of its own', this.#tape.at)
    this.#openBlock(this.#tape.column)
    this.#mayStartKey = true
    this.#keys.drop(0)
    this.#tape.emit('-')
  }

  #explicitKey(): void {
    const flow = this.#flows.at(-1)
    if (!flow && !this.#mayStartKey) refuse('syntax', 'a key with ? cannot begin here', this.#tape.at)
    if (!flow) this.#openBlock(this.#tape.column)
    const collection = flow ?? this.#blocks.at(-1)
    if (collection) collection.explicit = true
    this.#mayStartKey = !flow
    this.#keys.drop(this.#flows.length)
    this.#bareQuestionMark = flow !== undefined
    this.#tape.emit('?')
  }

  #value(): void {
    const key = this.#keys.take(this.#flows.length)
    if (key && !this.#inFlow) this.#openBlock(key.column)
    const collection = this.#flows.at(-1) ?? this.#blocks.at(-1)
    if (!key) this.#checkExplicitValue(collection)
    if (collection) collection.explicit = false
    this.#mayStartKey = !key && !this.#inFlow
    this.#tape.emit(':')
  }

  #checkExplicitValue(collection: Block | Flow | undefined): void {
    if (!this.#inFlow && !this.#mayStartKey)
      refuse('colon-in-value', 'a value holds ": ", which begins a mapping; quote the value', this.#tape.at)
    if (this.#inFlow && !collection?.explicit && !isBlankOrEnd(this.#text.charCodeAt(this.#tape.at + 1)))
      refuse(
        'reserved-indicator',
        'a plain value in brackets cannot begin with a colon; quote it',
        this.#tape.at,
      )
    const here = this.#inFlow || this.#indent === this.#tape.column
    if (!collection?.explicit || !here) refuse('syntax', 'a colon stands here without a key', this.#tape.at)
  }

  #anchor(): void {
    this.#saveKey()
    this.#mayStartKey = false
    const start = this.#tape.at
    const { name, end } = anchorAt(this.#text, start)
    if (this.#text.charAt(start) === '&') this.#defineAnchor(name, end)
    this.#tape.emit(this.#text.slice(start, end))
    if (this.#text.charAt(start) === '&') this.#afterAnchor(end)
  }

  /** PyYAML lets a colon, comma or bracket follow an anchor at once; the package wants to see a value or a blank. */
  #afterAnchor(end: number): void {
    const follows = this.#text.charAt(end)
    const indicator = follows === ':' && (this.#inFlow || isBlankOrEnd(this.#text.charCodeAt(end + 1)))
    if (indicator || (follows !== '' && ',]}'.includes(follows))) this.#tape.emptyScalar()
    else if (follows === ':') this.#abutting.add(end)
  }

  #defineAnchor(name: string, end: number): void {
    if (this.#anchors.has(name))
      refuse('redefined-anchor', 'an anchor of this name is defined before', this.#tape.at, end)
    this.#anchors.add(name)
  }

  #tag(): void {
    this.#saveKey()
    this.#mayStartKey = false
    const { tag, end } = tagAt(this.#text, this.#tape.at, this.#directives.handles)
    const masked = `!${this.#text.slice(this.#tape.at + 1, end).replaceAll(/[^0-9A-Za-z]/g, '~')}`
    const known = this.#tags.get(masked)
    if (known !== undefined && known !== tag)
      refuse('unknown-tag', 'a tag that the guest does not know', this.#tape.at, end)
    if (masked.length > 1) this.#tags.set(masked, tag)
    this.#tape.emit(masked)
  }

  #quoted(quote: string): void {
    this.#saveKey()
    this.#mayStartKey = false
    this.#tape.quoted(quote)
  }

  #plain(): void {
    this.#saveKey()
    this.#mayStartKey = this.#tape.plain(this.#inFlow, this.#indent + 1)
  }

  #block(): void {
    this.#mayStartKey = true
    this.#keys.drop(0)
    this.#tape.block(this.#indent)
  }
}
