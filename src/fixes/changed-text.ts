import type { SourceText } from '../yaml/source-text.ts'
import type { Change } from './remedy.ts'
import { textLines } from './text-lines.ts'

/** A text with changes of it, which do not overlap. */
export function changedText(source: SourceText, changes: readonly Change[]): string {
  const cuts = changes.map((change) => cutOf(source, change)).sort((a, b) => a.start - b.start)
  let result = ''
  let at = 0
  for (const { start, end, replacement } of cuts) {
    result += source.text.slice(at, start) + replacement
    at = Math.max(at, end)
  }
  return result + source.text.slice(at)
}

interface Cut {
  readonly start: number
  readonly end: number
  readonly replacement: string
}

function cutOf(source: SourceText, change: Change): Cut {
  if (!('lines' in change)) return { ...change.range, replacement: change.replacement }
  const { starts } = textLines(source)
  const offset = (line: number) => starts[line] ?? source.text.length
  const isBehindAll = starts[change.from] === undefined && !source.text.endsWith('\n')
  const lines = change.lines.map((line) => `${line}\n`).join('')
  return {
    start: offset(change.from),
    end: offset(change.to),
    replacement: isBehindAll ? `\n${lines}` : lines,
  }
}
