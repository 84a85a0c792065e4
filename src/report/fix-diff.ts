import type { Edit, Fix } from '../findings/finding.ts'
import { isWithinSecret, redacted, redactLine } from '../findings/redact.ts'
import { type ChangedLine, changedLines } from './changed-lines.ts'
import { type FrameOptions, type LinesOf, quotedLine } from './code-frame.ts'
import { escapeControls } from './escape.ts'
import type { Style } from './style.ts'

/** Rows of one fix that are shown; a report is one screen. */
const mostRows = 12
/** Characters of a row, and of what is shown before a change that begins far to the right. */
const longestRow = 140
const before = 40
/** As many lines above a change tell whether it is in a secret. */
const context = 1000

/** What a fix makes of the lines that it touches: those that go before those that come, with their numbers. */
export function fixDiff(
  { edits }: Fix,
  home: string,
  style: Style,
  linesOf: LinesOf,
  frameOptions: (file: string) => FrameOptions,
): readonly string[] {
  const rows = hunksOf(edits).flatMap((hunk) => {
    const lines = linesOf(hunk.file)
    const shown = lines ? rowsOf(hunk, lines, style, frameOptions(hunk.file)) : []
    return shown.length > 0 && hunk.file !== home ? [`    ${escapeControls(hunk.file)}`, ...shown] : shown
  })
  const more = rows.length - mostRows
  return more > 1 ? [...rows.slice(0, mostRows), `         │ … ${more} more lines`] : rows
}

/** Edits of neighbouring lines. */
interface Hunk {
  readonly file: string
  /** The first line and the last, counted from 1. */
  readonly line: number
  readonly endLine: number
  readonly edits: readonly Edit[]
}

function hunksOf(edits: readonly Edit[]): readonly Hunk[] {
  const hunks: Hunk[] = []
  for (const edit of edits) {
    const { file, range } = edit
    const last = hunks.at(-1)
    if (last?.file !== file || range.line > last.endLine + 1)
      hunks.push({ file, line: range.line, endLine: range.endLine, edits: [edit] })
    else
      hunks.splice(-1, 1, {
        ...last,
        endLine: Math.max(last.endLine, range.endLine),
        edits: [...last.edits, edit],
      })
  }
  return hunks
}

function rowsOf(
  hunk: Hunk,
  lines: readonly string[],
  style: Style,
  options: FrameOptions,
): readonly string[] {
  const first = hunk.line - 1
  const above = lines.slice(Math.max(0, first - context), first)
  const older = lines.slice(first, hunk.endLine)
  const newer = mended(hunk, older)
  const sides = { '-': [...above, ...older], '+': [...above, ...newer] } as const
  const paint = { '-': style.error, '+': style.good } as const
  const changed = changedLines(older, newer)
  return changed.flatMap((each) => {
    const { sign, number } = each
    const twin = twinOf(changed, each)
    const text = shownText(sides[sign], above.length + number - 1, twin, options)
    return text === undefined
      ? []
      : [paint[sign](`     ${String(first + number).padStart(3)} │ ${sign} ${text}`)]
  })
}

/** The lines with the edits made. */
function mended({ line, edits }: Hunk, older: readonly string[]): readonly string[] {
  const starts = [0]
  for (const text of older) starts.push((starts.at(-1) ?? 0) + text.length + 1)
  const offset = (at: number, column: number) => (starts[at - line] ?? 0) + column - 1
  const text = older.join('\n')
  let [done, from] = ['', 0]
  for (const { range, replacement } of edits) {
    done += text.slice(from, offset(range.line, range.column)) + replacement
    from = offset(range.endLine, range.endColumn)
  }
  return (done + text.slice(from)).split(/\r\n|\r|\n/)
}

/** The line that takes the place of another, where as many come as go. */
function twinOf(changed: readonly ChangedLine[], { sign, number }: ChangedLine): string {
  return changed.find((other) => other.sign !== sign && other.number === number)?.text ?? ''
}

function shownText(
  lines: readonly string[],
  index: number,
  twin: string,
  { quote, showSecrets }: FrameOptions,
): string | undefined {
  const line = lines[index] ?? ''
  const [head, tail] = sharedEnds(line, twin)
  const text = showSecrets ? line : redactedText(lines, index, quotedLine(line, line.length - tail, quote))
  // What is told of two lines of user-data may be the same.
  if (
    !showSecrets &&
    quote === 'key' &&
    twin !== '' &&
    quotedLine(twin, 0, quote) === quotedLine(line, 0, quote)
  )
    return undefined
  const from = head > longestRow - before ? head - before : 0
  const shown = escapeControls(text).replaceAll('\\t', '→ ')
  const cut = shown.slice(from, from + longestRow)
  return `${from > 0 ? '…' : ''}${cut}${shown.length > from + longestRow ? '…' : ''}`
}

const redactedText = (lines: readonly string[], index: number, text: string): string =>
  isWithinSecret(lines, index) ? redacted : redactLine(text)

/** How many characters two lines begin and end with alike. */
function sharedEnds(a: string, b: string): readonly [number, number] {
  const most = Math.min(a.length, b.length)
  let head = 0
  while (head < most && a[head] === b[head]) head++
  let tail = 0
  while (tail < most - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  return [head, tail]
}
