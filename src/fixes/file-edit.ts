import type { Edit, EditRange } from '../findings/finding.ts'
import { offsetInOrigin, type SourceText } from '../yaml/source-text.ts'
import type { Change, LinesChange, TokenChange } from './remedy.ts'
import { lineAt, textLines } from './text-lines.ts'

/**
 * A change as an edit of the file that a person edits. None where the text does not stand there line by line as it is:
 * base64, folded lines, one quoted line that holds many.
 */
export const editOf = (change: Change): Edit | undefined =>
  'lines' in change ? linesEdit(change) : tokenEdit(change)

function tokenEdit({ source, range, replacement }: TokenChange): Edit | undefined {
  const [start, end] = [placeOf(source, range.start), placeOf(source, range.end)]
  if (!start || !end || /[\r\n]/.test(replacement)) return undefined
  const whole = { line: start.line, column: start.column, endLine: end.line, endColumn: end.column }
  return { file: fileOf(source).file, range: whole, replacement }
}

function placeOf(
  source: SourceText,
  offset: number,
): { readonly line: number; readonly column: number } | undefined {
  const lines = textLines(source)
  const index = lineAt(lines, offset)
  const place = placeOfLine(source, index)
  return place && { line: place.line, column: place.indent + offset - (lines.starts[index] ?? 0) + 1 }
}

function linesEdit({ source, from, to, lines }: LinesChange): Edit | undefined {
  const neighbour = placeOfLine(source, from) ?? below(placeOfLine(source, from - 1))
  const replaced = Array.from({ length: to - from }, (_, index) => placeOfLine(source, from + index))
  if (!neighbour || replaced.includes(undefined)) return undefined
  const file = fileOf(source)
  const { texts } = textLines(file)
  const end = /\r\n|\r|\n/.exec(file.text)?.[0] ?? '\n'
  const margin = marginOf(source)
  const written = lines.map((line) => (line === '' ? '' : margin + line))
  const range = { line: neighbour.line, column: 1, endLine: neighbour.line + replaced.length, endColumn: 1 }
  return range.endLine <= texts.length
    ? { file: file.file, range, replacement: written.map((line) => line + end).join('') }
    : { file: file.file, ...atLastLine(texts, range.line, written, end) }
}

const below = (place: LinePlace | undefined): LinePlace | undefined =>
  place && { ...place, line: place.line + 1 }

/** The last line of the file has no end, so the one before it goes or comes with it. */
function atLastLine(
  texts: readonly string[],
  line: number,
  written: readonly string[],
  end: string,
): { readonly range: EditRange; readonly replacement: string } {
  const last = { endLine: texts.length, endColumn: (texts.at(-1)?.length ?? 0) + 1 }
  const replacement = written.join(end)
  const isBehind = line > texts.length
  if (line === 1 || (written.length > 0 && !isBehind))
    return { range: { line, column: 1, ...last }, replacement }
  const column = (texts[line - 2]?.length ?? 0) + 1
  return { range: { line: line - 1, column, ...last }, replacement: isBehind ? end + replacement : '' }
}

/** The outermost text. */
export function fileOf(source: SourceText): SourceText {
  let file = source
  while (file.origin) file = file.origin.source
  return file
}

interface LinePlace {
  /** Counted from 1 in the file. */
  readonly line: number
  /** Characters before it on that line. */
  readonly indent: number
}

/** Where a line stands in the file; `undefined` unless it stands there whole, behind nothing but its indentation. */
function placeOfLine(source: SourceText, index: number): LinePlace | undefined {
  const { texts, starts } = textLines(source)
  const { origin } = source
  const line = texts[index]
  if (line === undefined) return undefined
  if (!origin) return { line: index + 1, indent: 0 }
  const start = starts[index] ?? 0
  // Behind the last line end of a block there is no line of it.
  if (origin.segments.length === 0 || (start === source.text.length && start > 0)) return undefined
  const outer = textLines(origin.source)
  const outerIndex = lineAt(outer, offsetInOrigin(origin.segments, start))
  const written = outer.texts[outerIndex] ?? ''
  const indent = written.length - line.length
  if (!written.endsWith(line) || written.slice(0, indent).trim() !== '') return undefined
  // A plain scalar on a line of its own is none that any text may stand in.
  if (texts.length === 1 && !/\|[-+\d]*\s*(?:#.*)?$/.test(outer.texts[outerIndex - 1] ?? '')) return undefined
  const place = placeOfLine(origin.source, outerIndex)
  return place && { line: place.line, indent: place.indent + indent }
}

/** What stands before each line of the text in the file. */
function marginOf(source: SourceText): string {
  const { texts } = textLines(source)
  const place = placeOfLine(
    source,
    texts.findIndex((line) => line.trim() !== ''),
  )
  return place ? (textLines(fileOf(source)).texts[place.line - 1] ?? '').slice(0, place.indent) : ''
}
