import type { Edit, Fix } from '../findings/finding.ts'
import type { SourceText } from '../yaml/source-text.ts'
import { editOf, fileOf } from './file-edit.ts'
import type { Change, LinesChange, Remedy, Spot } from './remedy.ts'
import { lineAt, textLines } from './text-lines.ts'

/** Beyond them a person looks for the cause elsewhere. */
const mostEdits = 500

/**
 * A remedy as edits of files, in the order of their places. None where one of its changes cannot be made there, or where
 * the text says a thing in two places: an anchor that aliases and merge keys repeat, a key that stands twice.
 */
export function fixOf(remedy: Remedy | undefined, spot: Spot): Fix | undefined {
  if (!remedy) return undefined
  const { title, safe } = remedy
  const changes = changesOf(remedy, spot)
  if (!changes || changes.length === 0 || changes.length > mostEdits) return undefined
  if ((spot.duplicates?.length ?? 0) > 0 || changes.some((change) => isShared(change) || isTagged(change)))
    return undefined
  const whole = joined(changes)
  const edits = whole.map(editOf).filter((edit) => edit !== undefined)
  return edits.length < whole.length || overlap(edits.sort(byPlace)) ? undefined : { title, safe, edits }
}

/** What a remedy changes; none where it cannot be made at the place. */
export const changesOf = (remedy: Remedy, spot: Spot): readonly Change[] | undefined =>
  'changes' in remedy ? remedy.changes : inPlace(spot, remedy.replacement)

/** What is shown by its key, or goes over lines, is no token that another could stand for. */
function inPlace({ source, range }: Spot, replacement: string): readonly Change[] | undefined {
  const token = source.text.slice(range.start, range.end)
  return token === '' || /[\r\n]/.test(token) ? undefined : [{ source, range, replacement }]
}

const anchor = /(?:^|[[{,]|[-:?,]\s)\s*&[^\s,[\]{}&]+(?=[\s,[\]{}]|$)/m

const sharing = new WeakMap<SourceText, boolean>()

function isShared({ source }: Change): boolean {
  const file = fileOf(source)
  const shared = sharing.get(file) ?? anchor.test(file.text)
  sharing.set(file, shared)
  return shared
}

/** A tag says what the text behind it is, so that other text there may be something else. */
function isTagged(change: Change): boolean {
  if ('lines' in change) return false
  const { source, range } = change
  const { starts } = textLines(source)
  const start = starts[lineAt(textLines(source), range.start)] ?? 0
  return /(?:^|\s)!\S*\s+$/.test(source.text.slice(start, range.start))
}

/** Neighbouring lines are changed at once: of a file's last line, the end before it may go with it. */
function joined(changes: readonly Change[]): readonly Change[] {
  const lines = changes.filter((change) => 'lines' in change).sort((a, b) => a.from - b.from || a.to - b.to)
  const runs: LinesChange[] = []
  for (const change of lines) {
    const last = runs.at(-1)
    if (last?.source === change.source && last.to === change.from)
      runs.splice(-1, 1, { ...last, to: change.to, lines: [...last.lines, ...change.lines] })
    else runs.push(change)
  }
  return [...runs, ...changes.filter((change) => !('lines' in change))]
}

const byPlace = (a: Edit, b: Edit): number =>
  compare(a.file, b.file) || a.range.line - b.range.line || a.range.column - b.range.column

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const overlap = (edits: readonly Edit[]): boolean =>
  edits.some(({ file, range }, index) => {
    const next = edits[index + 1]
    if (next?.file !== file) return false
    const { line, column } = next.range
    return line < range.endLine || (line === range.endLine && column < range.endColumn)
  })
