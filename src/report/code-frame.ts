import { isWithinSecret, redacted, redactLine } from '../findings/redact.ts'
import type { Location } from '../yaml/source-text.ts'
import { escapeControls } from './escape.ts'
import type { Style } from './style.ts'

/** The lines of a file that a finding points into; `undefined` where the text is not at hand or must not be shown. */
export type LinesOf = (file: string) => readonly string[] | undefined

export interface FrameOptions {
  /**
   * How much of the file is quoted. `line`: the line and the one above; `token`: the line up to the token, since what
   * follows or stands around it may be a Secret's value; `key`: of user-data no more than a comment or the first key.
   */
  readonly quote: 'line' | 'token' | 'key'
  readonly showSecrets: boolean
}

const longestLine = 160

/** The line that a person edits, with carets below the token. */
export function codeFrame(
  place: Location,
  lines: readonly string[],
  note: string,
  style: Style,
  options: FrameOptions,
): string {
  const text = lines[place.line - 1]
  if (text === undefined) return ''
  const shown = (line: string) => expand(escapeControls(options.showSecrets ? line : redactLine(line)))
  const width = String(place.line).length
  const hides = (index: number) => !options.showSecrets && isWithinSecret(lines, index)
  const before = place.line > 1 && options.quote === 'line' ? lines[place.line - 2] : undefined
  const above = before && hides(place.line - 2) ? redacted : before
  const hidden = hides(place.line - 1) ? redacted : undefined
  const quoted = hidden ?? (options.showSecrets ? text : quotedPart(text, place, options.quote))
  const rows = [
    ...(above === undefined || above.trim() === ''
      ? []
      : [row(String(place.line - 1), width, shown(above), style)]),
    row(String(place.line), width, shown(quoted), style),
    `${' '.repeat(width + 6)}${style.faint('│')} ${hidden ? '^' : carets(place, quoted, shown)} ${note}`.trimEnd(),
  ]
  return `${rows.join('\n')}\n`
}

/** A colon, a block scalar's indicator, closing brackets: what may follow a token without telling anything. */
const harmlessRest = /^\s*:?\s*[|>]?[-+]?\s*["'\]}]*$/

/** A first line that says what follows; another comment may say anything. */
const header = /^\s*(?:#!|#+ ?(?:cloud-|include|part-handler|upstart-job|template: ?jinja))/i

const quotedPart = (
  text: string,
  { line, endLine, endColumn }: Location,
  quote: FrameOptions['quote'],
): string => quotedLine(text, endLine === line ? endColumn - 1 : 0, quote)

/** As much of a line as may be told where its first `end` characters are what is pointed at. */
export function quotedLine(text: string, end: number, quote: FrameOptions['quote']): string {
  if (quote === 'line') return text
  if (quote === 'key')
    return header.test(text) ? text : text.replace(/^(#|[^:#]{0,40}:).*|^.*$/, (_, key) => `${key ?? ''} …`)
  return harmlessRest.test(text.slice(end)) ? text : `${text.slice(0, end)} …`
}

const row = (number: string, width: number, text: string, style: Style): string =>
  `     ${style.faint(`${number.padStart(width)} │`)} ${text.slice(0, longestLine)}`

const expand = (line: string): string => line.replace(/\\t/g, '→ ')

/** Measured on the text as it is shown, so that escapes and redactions before the token do not shift the carets. */
function carets(
  { line, column, endLine, endColumn }: Location,
  text: string,
  shown: (line: string) => string,
): string {
  const start = Math.min(shown(text.slice(0, column - 1)).length, longestLine)
  const end = endLine === line ? endColumn - 1 : text.length
  const token = shown(text.slice(column - 1, end))
  return ' '.repeat(start) + '^'.repeat(Math.max(1, Math.min(token.length, longestLine - start)))
}
