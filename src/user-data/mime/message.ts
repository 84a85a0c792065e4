import { boundaryOf, contentType, type Field, mainType } from './header.ts'
import { LineReader } from './line-reader.ts'

/** A message or a part of one, as Python's `email.feedparser` takes a text apart. */
export interface Message {
  readonly fields: readonly Field[]
  /** In lower case, without parameters. */
  readonly type: string
  /** Offsets of the body; of what holds parts, of everything in it. */
  readonly start: number
  end: number
  /** Parts of a multipart, the message of a `message/*`; `undefined` for what holds text. */
  readonly parts: Message[] | undefined
  /** A multipart of which no part comes, or that is not closed. */
  readonly defect?: 'no-boundary' | 'no-delimiter' | 'not-closed'
}

export interface MimeLimits {
  /** Messages in messages. */
  readonly depth: number
  /** Messages in all, and header fields of each. */
  readonly parts: number
}

/** Says which limit a message exceeds; the reader of user-data answers with it. */
export class TooMuchMime extends Error {
  readonly limit: keyof MimeLimits
  constructor(limit: keyof MimeLimits) {
    super(limit)
    this.limit = limit
  }
}

/** Never fails but for the limits: what is malformed becomes text, as in Python. Linear in the text. */
export function parseMessage(text: string, limits: MimeLimits): Message {
  const parser = new Parser(new LineReader(text), limits)
  return parser.entity('text/plain', 0).message
}

interface Parsed {
  readonly message: Message
  /** Whose text the line end before the next delimiter belongs to; `undefined` where it is an epilogue's. */
  readonly last: Message | undefined
}

class Parser {
  private readonly lines: LineReader
  private readonly limits: MimeLimits
  private count = 0

  constructor(lines: LineReader, limits: MimeLimits) {
    this.lines = lines
    this.limits = limits
  }

  entity(defaultType: string, depth: number): Parsed {
    if (depth > this.limits.depth) throw new TooMuchMime('depth')
    if (++this.count > this.limits.parts) throw new TooMuchMime('parts')
    const fields = this.header()
    const type = contentType(fields, defaultType)
    const start = this.lines.at
    if (mainType(type) === 'message') {
      const { message, last } = this.entity('text/plain', depth + 1)
      return { message: { fields, type, start, end: this.lines.at, parts: [message] }, last }
    }
    if (mainType(type) !== 'multipart') {
      this.lines.skipRest()
      const message = { fields, type, start, end: this.lines.at, parts: undefined }
      return { message, last: message }
    }
    return { message: this.multipart(fields, type, start, depth), last: undefined }
  }

  /** Fields up to a blank line, which is taken, or to a line that is no field, which is the body's. */
  private header(): readonly Field[] {
    const fields: Field[] = []
    let open = false
    for (let line = this.lines.read(); line !== undefined; line = this.lines.read()) {
      if (fields.length > this.limits.parts) throw new TooMuchMime('parts')
      if (!/^(?:From |[!-9;-~]*:|[\t ])/.test(line)) {
        if (!/^[\r\n]/.test(line)) this.lines.unread(line)
        break
      }
      const last = fields.at(-1)
      if (/^[\t ]/.test(line)) {
        if (open && last)
          fields[fields.length - 1] = { ...last, value: last.value + line, end: this.lines.at }
        continue
      }
      const colon = line.indexOf(':')
      open = colon > 0 && !line.startsWith('From ')
      if (!open) continue
      const value = line.slice(colon + 1).replace(/^[ \t]+/, '')
      fields.push({
        name: line.slice(0, colon),
        value,
        start: this.lines.at - line.length,
        end: this.lines.at,
      })
    }
    return fields.map(({ name, value, start, end }) => ({
      ...{ name, value: value.replace(/[\r\n]+$/, ''), start },
      end: end - this.lines.lineEndBefore(start, end),
    }))
  }

  private multipart(fields: readonly Field[], type: string, start: number, depth: number): Message {
    const boundary = boundaryOf(fields)
    if (boundary === undefined) {
      this.lines.skipRest()
      return { fields, type, start, end: this.lines.at, parts: undefined, defect: 'no-boundary' }
    }
    const delimiter = delimiterOf(boundary)
    const parts: Message[] = []
    let began = false
    let closed = false
    for (let line = this.lines.read(); line !== undefined && !closed; ) {
      const kind = delimiter(line)
      closed = kind === 'close'
      if (kind !== 'delimiter') {
        if (!closed) line = this.lines.read()
        continue
      }
      began = true
      // Delimiters in a row have no empty parts between them.
      do line = this.lines.read()
      while (line !== undefined && delimiter(line) !== undefined)
      if (line !== undefined) this.lines.unread(line)
      parts.push(this.part(delimiter, type === 'multipart/digest' ? 'message/rfc822' : 'text/plain', depth))
      line = this.lines.read()
    }
    this.lines.skipRest()
    const base = { fields, type, start, end: this.lines.at }
    if (!began) return { ...base, parts: undefined, defect: 'no-delimiter' }
    return closed ? { ...base, parts } : { ...base, parts, defect: 'not-closed' }
  }

  /** RFC 2046 5.1.1: the line end before a delimiter belongs to the delimiter. */
  private part(delimiter: Delimiter, defaultType: string, depth: number): Message {
    this.lines.within((line) => delimiter(line) !== undefined)
    const { message, last } = this.entity(defaultType, depth + 1)
    this.lines.without()
    if (last) last.end -= this.lines.lineEndBefore(last.start, last.end)
    return message
  }
}

type Delimiter = (line: string) => 'delimiter' | 'close' | undefined

function delimiterOf(boundary: string): Delimiter {
  const separator = `--${boundary}`
  return (line) => {
    if (!line.startsWith(separator)) return undefined
    const rest = line.slice(separator.length)
    if (/^--[ \t]*[\r\n]{0,2}$/.test(rest)) return 'close'
    return /^[ \t]*[\r\n]{0,2}$/.test(rest) ? 'delimiter' : undefined
  }
}

/** Every message in the order of the text, the outermost first. */
export function* walk(message: Message): Generator<Message> {
  yield message
  for (const part of message.parts ?? []) yield* walk(part)
}
