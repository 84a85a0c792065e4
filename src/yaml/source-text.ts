import { jsonPointer } from './lookup.ts'
import type { Range } from './node.ts'

/** A text and the name that findings use for it. */
export interface SourceText {
  readonly file: string
  readonly text: string
  /** The text is the value of a scalar of another file: positions point there, where a person edits it. */
  readonly origin?: TextOrigin
}

export interface TextOrigin {
  readonly source: SourceText
  /** The scalar's key, for a text that stands nowhere as it is: base64, folded lines. */
  readonly whole: Location
  /** Runs of characters that the value and the file share, in order; empty where there are none. */
  readonly segments: readonly Segment[]
}

/** From this offset of the value on, characters stand from that offset of the file on. */
export interface Segment {
  readonly value: number
  readonly source: number
}

/** Lines and columns count from 1; columns in UTF-16 code units. */
export interface Location {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  /** JSON Pointer of the node in its document. */
  readonly path?: string
}

const lineStartsOf = new WeakMap<SourceText, readonly number[]>()

function lineStarts(source: SourceText): readonly number[] {
  const known = lineStartsOf.get(source)
  if (known) return known
  const starts = [0]
  for (const match of source.text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length)
  lineStartsOf.set(source, starts)
  return starts
}

/** The line that holds an offset, counted from 0, by the offsets at which lines start. */
export function indexOfLine(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

export function positionAt(source: SourceText, offset: number): { line: number; column: number } {
  const starts = lineStarts(source)
  const line = indexOfLine(starts, offset)
  const bom = line === 0 && source.text.startsWith('\ufeff') && offset > 0 ? 1 : 0
  return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 - bom }
}

export function locate(source: SourceText, range: Range, path?: readonly (string | number)[]): Location {
  const { origin } = source
  return origin ? locateInOrigin(origin, range) : locateHere(source, range, path)
}

/** A text inside a text inside a file leads to the file. */
function locateInOrigin({ source, whole, segments }: TextOrigin, { start, end }: Range): Location {
  if (segments.length === 0) return whole
  const from = offsetInOrigin(segments, start)
  const to = end > start ? offsetInOrigin(segments, end - 1) + 1 : from
  const { path: outer, ...place } = locate(source, { start: from, end: Math.max(from, to) })
  const path = whole.path ?? outer
  return { ...place, ...(path === undefined ? {} : { path }) }
}

/** Where a character of the value stands in the file. */
export function offsetInOrigin(segments: readonly Segment[], offset: number): number {
  let low = 0
  let high = segments.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((segments[middle]?.value ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  const { value, source } = segments[low] ?? { value: 0, source: 0 }
  return source + offset - value
}

function locateHere(source: SourceText, range: Range, path?: readonly (string | number)[]): Location {
  const start = positionAt(source, range.start)
  const end = positionAt(source, range.end)
  return {
    file: source.file,
    ...start,
    endLine: end.line,
    endColumn: end.column,
    ...(path ? { path: jsonPointer(path) } : {}),
  }
}
