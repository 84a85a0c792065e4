import { breakLength, breakText, isBreak, isBreakOrEnd, skipSpaces, skipToBreak } from './characters.ts'
import { refuse } from './problem.ts'

export interface BlockText {
  readonly value: string
  /** End of `|2-` and the like. */
  readonly headerEnd: number
  /** Start of the line behind the header. */
  readonly bodyStart: number
  /** Start of the first line that is no longer part of it. */
  readonly end: number
}

interface Breaks {
  readonly breaks: readonly string[]
  readonly at: number
  readonly lineStart: number
}

/** A literal or folded scalar whose indicator stands at `start`, inside a collection indented by `parent`. */
export function blockScalar(text: string, start: number, parent: number): BlockText {
  const { chomping, increment, end: headerEnd } = header(text, start)
  const lineEnd = ignoredLine(text, headerEnd)
  const bodyStart = lineEnd + breakLength(text, lineEnd)
  const least = Math.max(1, parent + 1)
  const indent = increment === 0 ? Math.max(least, widest(text, bodyStart)) : least + increment - 1
  const body = lines(text, bodyStart, indent, text.charCodeAt(start) === 0x3e)
  const kept = chomping === '+' ? body.trailing.join('') : ''
  const last = chomping === '-' ? '' : body.lastBreak
  return { value: body.content + last + kept, headerEnd, bodyStart, end: body.end }
}

function header(text: string, start: number) {
  const match = /^[|>](?:([-+])([0-9])?|([0-9])([-+])?)?/.exec(text.slice(start, start + 3))
  const end = start + (match?.[0].length ?? 1)
  const digit = match?.[2] ?? match?.[3]
  const code = text.charCodeAt(end)
  if (digit === '0') refuse('syntax', 'the indentation of a block value counts from 1 to 9', start, end)
  if (code === 0x09) refuse('tab', 'a tab stands where YAML wants spaces', end)
  if (code !== 0x20 && !isBreakOrEnd(code))
    refuse('syntax', 'text follows | or > on its line; the value begins on the next', end)
  return { chomping: match?.[1] ?? match?.[4], increment: Number(digit ?? 0), end }
}

function ignoredLine(text: string, start: number): number {
  const at = skipSpaces(text, start)
  const code = text.charCodeAt(at)
  if (code === 0x23) return skipToBreak(text, at)
  if (code === 0x09) refuse('tab', 'a tab stands where YAML wants spaces', at)
  if (!isBreakOrEnd(code))
    refuse('syntax', 'text follows | or > on its line; the value begins on the next', at)
  return at
}

/** The indentation that the leading blank lines and the first line with content have at most. */
function widest(text: string, start: number): number {
  let most = 0
  let lineStart = start
  for (;;) {
    const at = skipSpaces(text, lineStart)
    most = Math.max(most, at - lineStart)
    const length = breakLength(text, at)
    if (length === 0) return most
    lineStart = at + length
  }
}

function blankLines(text: string, start: number, indent: number): Breaks {
  const breaks: string[] = []
  let lineStart = start
  for (;;) {
    let at = lineStart
    while (at - lineStart < indent && text.charCodeAt(at) === 0x20) at++
    const length = breakLength(text, at)
    if (length === 0) return { breaks, at, lineStart }
    breaks.push(breakText(text, at))
    lineStart = at + length
  }
}

const isBlank = (code: number) => code === 0x20 || code === 0x09

function lines(text: string, start: number, indent: number, folded: boolean) {
  const parts: string[] = []
  let blank = blankLines(text, start, indent)
  let lastBreak = ''
  const inside = () => blank.at - blank.lineStart === indent && blank.at < text.length
  while (inside()) {
    for (const each of blank.breaks) parts.push(each)
    const begins = blank.at
    const lineEnd = skipToBreak(text, begins)
    parts.push(text.slice(begins, lineEnd))
    lastBreak = isBreak(text.charCodeAt(lineEnd)) ? breakText(text, lineEnd) : ''
    blank = blankLines(text, lineEnd + breakLength(text, lineEnd), indent)
    if (!inside()) break
    const folds = !isBlank(text.charCodeAt(begins)) && !isBlank(text.charCodeAt(blank.at))
    if (!folded || lastBreak !== '\n' || !folds) parts.push(lastBreak)
    else if (blank.breaks.length === 0) parts.push(' ')
  }
  return { content: parts.join(''), lastBreak, trailing: blank.breaks, end: blank.lineStart }
}
