import type { Finding, Severity } from '../findings/finding.ts'
import { escapeControls } from './escape.ts'
import { placeText } from './pretty.ts'
import type { Result } from './result.ts'
import { styleFor } from './style.ts'

/** What was looked at, for the last line. */
export interface LintScope {
  readonly files: number
  readonly vms: number
  readonly secrets: number
  /** Secrets whose values are encrypted or come from elsewhere, by kind. */
  readonly hidden: readonly (readonly [kind: string, count: number])[]
}

export interface LintReportOptions {
  readonly color: boolean
  readonly quiet: boolean
}

/** One line per finding, as compilers write it; machines of one template share theirs. */
export function formatLint(results: readonly Result[], scope: LintScope, options: LintReportOptions): string {
  const findings = results.flatMap((result) => (result.status === 'inspected' ? result.findings : []))
  const byLine = new Map(findings.map((finding) => [lineOf(finding, options), finding]))
  const sorted = [...byLine].sort(([, a], [, b]) => compare(a, b)).map(([line]) => line)
  const body = sorted.join('\n')
  if (options.quiet) return body === '' ? '' : `${body}\n`
  return `${body === '' ? '' : `${body}\n\n`}${styleFor(options.color).faint(summaryOf([...byLine.values()], acceptedIn(results), scope))}\n`
}

const paints = { error: 'error', warning: 'warning', info: 'info' } as const satisfies Record<
  Severity,
  string
>

function lineOf({ location, severity, message, code }: Finding, { color }: LintReportOptions): string {
  const place = location ? `${placeText(location)}: ` : ''
  const style = styleFor(color)
  return `${place}${style[paints[severity]](`${severity}:`)} ${escapeControls(message)} [${code}]`
}

function compare({ location: a }: Finding, { location: b }: Finding): number {
  if (!a || !b || a.file !== b.file) return (a?.file ?? '') < (b?.file ?? '') ? -1 : 1
  const start = (place: typeof a) => ('line' in place ? [place.line, place.column] : [0, 0])
  const [lineA = 0, columnA = 0] = start(a)
  const [lineB = 0, columnB = 0] = start(b)
  return lineA - lineB || columnA - columnB
}

/** Machines of one template share theirs. */
const acceptedIn = (results: readonly Result[]): number =>
  new Set(
    results.flatMap((result) =>
      result.status === 'inspected'
        ? (result.suppressed ?? []).map(({ code, location }) => JSON.stringify([code, location]))
        : [],
    ),
  ).size

function summaryOf(
  findings: readonly Finding[],
  accepted: number,
  { files, vms, secrets, hidden }: LintScope,
): string {
  const concerned = new Set(findings.map(({ location }) => location?.file)).size
  const found =
    findings.length === 0
      ? `no findings in ${plural(files, 'file')}`
      : `${plural(findings.length, 'finding')} in ${concerned} of ${plural(files, 'file')}`
  const opaque = hidden.map(([kind, count]) => `${count} ${kind}`).join(', ')
  const unread = opaque === '' ? '' : ` (${opaque}: keys checked, values not)`
  const suppressed = accepted > 0 ? ` · ${accepted} accepted` : ''
  return `${found}${suppressed} · ${plural(vms, 'VM')}, ${plural(secrets, 'Secret')}${unread}`
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`
