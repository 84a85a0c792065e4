import { changedLines, redactLines } from './changed-lines.ts'
import type { LinesOf } from './code-frame.ts'
import { escapeControls } from './escape.ts'
import type { DriftSummary } from './result.ts'
import type { Style } from './style.ts'

export interface DriftOptions {
  readonly showSecrets: boolean
  readonly linesOf: LinesOf
}

/** Lines of one file that are shown; a report is one screen. */
const mostLines = 24
const longestLine = 160

/** What differs, file by file. Of user-data the changed keys are named, and its lines shown with its secrets only. */
export function driftBlock(drift: DriftSummary, style: Style, options: DriftOptions): string {
  const rows = [
    row('instance-id', identityText(drift.instanceId)),
    ...drift.macs.map(({ interface: name, older, newer }) =>
      row(`MAC of ${name}`, `${older ?? 'one per pod'} → ${newer ?? 'one per pod'}`),
    ),
    ...drift.files.flatMap((file) => [
      row(file.name, fileText(file)),
      ...(file.change === 'same' || file.change === 'unknown' ? [] : lines(drift, file.name, style, options)),
    ]),
  ]
  return `${rows.join('\n')}\n`
}

const row = (label: string, text: string): string =>
  `  ${escapeControls(label).padEnd(15)} ${escapeControls(text)}`

function identityText({ older, newer, change }: DriftSummary['instanceId']): string {
  if (change === 'same') return `the same${(newer ?? older) ? `: ${newer ?? older}` : ''}`
  return `${older ?? 'left to the cluster'} → ${newer ?? 'left to the cluster'}`
}

const fileText = ({ change, keys }: DriftSummary['files'][number]): string =>
  change === 'changed' && keys && keys.length > 0 ? `changed: ${keys.join(', ')}` : words[change]

const words = {
  same: 'the same',
  changed: 'changed',
  added: 'new',
  removed: 'gone',
  unknown: 'not known on both sides',
} as const

function lines(
  { older }: DriftSummary,
  name: string,
  style: Style,
  { showSecrets, linesOf }: DriftOptions,
): readonly string[] {
  const payload = name === 'user-data' || name === 'vendor-data'
  if (payload && !showSecrets) return []
  const [before = [], after = []] = [`${older}/${name}`, name].map((file) => linesOf(file))
  const shown = showSecrets ? (text: readonly string[]) => text : redactLines
  const changed = changedLines(withoutEnd(shown(before)), withoutEnd(shown(after)))
  const paint = { '-': style.error, '+': style.good } as const
  const rows = changed
    .slice(0, mostLines)
    .map(({ sign, number, text }) =>
      paint[sign](
        `     ${String(number).padStart(3)} │ ${sign} ${escapeControls(text).slice(0, longestLine)}`,
      ),
    )
  const more = changed.length - mostLines
  return more > 0 ? [...rows, `         │ … ${more} more`] : rows
}

/** Behind the last line feed there is no line. */
const withoutEnd = (text: readonly string[]): readonly string[] =>
  text.at(-1) === '' ? text.slice(0, -1) : text
