import {
  breakLength,
  breakText,
  foldBreaks,
  isBlankOrEnd,
  isBreak,
  isDocumentMarker,
  skipSpaces,
} from './characters.ts'
import { refuse } from './problem.ts'

/** A scalar as the lexer found it: its value before resolution, and where its text ends. */
export interface ScalarText {
  readonly value: string
  readonly end: number
}

export interface PlainText extends ScalarText {
  /** A line break was read over behind the text; a simple key may then follow, even in a flow collection. */
  readonly brokeLine: boolean
}

const flowIndicators = new Set([...',[]{}'].map((character) => character.charCodeAt(0)))

/**
 * A plain scalar from `start` on. `indent` is the least column of its further lines, which matters outside flow
 * collections only; a tab ends it, and what follows a tab is then refused.
 */
export function plainScalar(text: string, start: number, inFlow: boolean, indent: number): PlainText {
  const parts: string[] = []
  let at = start
  let end = start
  let gap: Gap = { text: '', end: start, column: 0, brokeLine: false, marker: false }
  while (text.charCodeAt(at) !== 0x23) {
    const wordEnd = plainWordEnd(text, at, inFlow)
    if (wordEnd === at) break
    parts.push(gap.text, text.slice(at, wordEnd))
    end = wordEnd
    gap = plainGap(text, wordEnd)
    at = gap.end
    if (at === wordEnd || gap.marker) break
    if (gap.brokeLine && !inFlow && gap.column < indent) break
  }
  return { value: parts.join(''), end, brokeLine: gap.brokeLine }
}

function plainWordEnd(text: string, start: number, inFlow: boolean): number {
  let at = start
  for (; ; at++) {
    const code = text.charCodeAt(at)
    if (isBlankOrEnd(code)) return at
    if (inFlow && (code === 0x3f || flowIndicators.has(code))) return at
    if (code !== 0x3a) continue
    const next = text.charCodeAt(at + 1)
    if (isBlankOrEnd(next) || (inFlow && flowIndicators.has(next))) return at
  }
}

interface Gap {
  readonly text: string
  readonly end: number
  readonly column: number
  readonly brokeLine: boolean
  /** A document marker follows, which ends the scalar. */
  readonly marker: boolean
}

function plainGap(text: string, start: number): Gap {
  let at = skipSpaces(text, start)
  if (!isBreak(text.charCodeAt(at)))
    return { text: text.slice(start, at), end: at, column: 0, brokeLine: false, marker: false }
  const breaks: string[] = []
  let lineStart = at
  while (isBreak(text.charCodeAt(at))) {
    breaks.push(breakText(text, at))
    lineStart = at + breakLength(text, at)
    if (isDocumentMarker(text, lineStart))
      return { text: '', end: lineStart, column: 0, brokeLine: true, marker: true }
    at = skipSpaces(text, lineStart)
  }
  return { text: foldBreaks(breaks), end: at, column: at - lineStart, brokeLine: true, marker: false }
}

/** A quoted scalar from its opening quote on. Its further lines may stand at any column. */
export function quotedScalar(text: string, start: number): ScalarText {
  const quote = text.charCodeAt(start)
  const parts: string[] = []
  let at = start + 1
  for (;;) {
    at = quotedWord(text, at, quote, parts)
    if (text.charCodeAt(at) === quote) return { value: parts.join(''), end: at + 1 }
    at = quotedGap(text, at, start, parts)
  }
}

const backslash = 0x5c

/** Reads up to a blank, a line break, the closing quote or the end. */
function quotedWord(text: string, start: number, quote: number, parts: string[]): number {
  let from = start
  let at = start
  for (;;) {
    const code = text.charCodeAt(at)
    if (isBlankOrEnd(code)) break
    if (code === quote) {
      if (quote !== 0x27 || text.charCodeAt(at + 1) !== quote) break
      parts.push(text.slice(from, at + 1))
      at += 2
      from = at
    } else if (code === backslash && quote === 0x22) {
      parts.push(text.slice(from, at))
      at = escapeSequence(text, at, parts)
      from = at
    } else at++
  }
  parts.push(text.slice(from, at))
  return at
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['\t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  [' ', ' '],
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['N', '\x85'],
  ['_', '\xa0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
])

const escapeDigits: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
])

function escapeSequence(text: string, start: number, parts: string[]): number {
  const letter = text.charAt(start + 1)
  const plain = escapes.get(letter)
  if (plain !== undefined) {
    parts.push(plain)
    return start + 2
  }
  const digits = escapeDigits.get(letter)
  if (digits !== undefined) {
    parts.push(codePoint(text, start, digits))
    return start + 2 + digits
  }
  if (isBreak(text.charCodeAt(start + 1))) return foldedBreaks(text, start + 1, [], parts)
  return refuse('syntax', 'a backslash between double quotes begins no known escape', start, start + 2)
}

function codePoint(text: string, start: number, digits: number): string {
  const hex = text.slice(start + 2, start + 2 + digits)
  const code = Number.parseInt(hex, 16)
  if (hex.length !== digits || !/^[0-9a-fA-F]+$/.test(hex) || code > 0x10ffff)
    refuse('syntax', `this escape takes ${digits} hexadecimal digits of a character`, start, start + 2)
  return String.fromCodePoint(code)
}

function quotedGap(text: string, start: number, opening: number, parts: string[]): number {
  let at = start
  while (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09) at++
  const code = text.charCodeAt(at)
  if (Number.isNaN(code)) refuse('unclosed-quote', 'this quote is never closed', opening)
  if (!isBreak(code)) {
    parts.push(text.slice(start, at))
    return at
  }
  const breaks = [breakText(text, at)]
  const end = foldedBreaks(text, at, breaks, [])
  parts.push(foldBreaks(breaks))
  return end
}

/** Reads over the line break at `start` and all that follow; the further ones go to `breaks` or to `parts`. */
function foldedBreaks(text: string, start: number, breaks: string[], parts: string[]): number {
  const sink = breaks.length > 0 ? breaks : parts
  let at = start + breakLength(text, start)
  for (;;) {
    if (isDocumentMarker(text, at))
      refuse('unclosed-quote', 'a document marker stands inside a quoted value', at, at + 3)
    while (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09) at++
    const length = breakLength(text, at)
    if (length === 0) return at
    sink.push(breakText(text, at))
    at += length
  }
}
