import type { Edit } from '../../src/findings/finding.ts'

/** A text with the edits that are for it; they are given in the order of their places and do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const starts = [text.startsWith('\ufeff') ? 1 : 0]
  for (const { 0: end, index } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length)
  const offset = (line: number, column: number) => {
    const start = starts[line - 1]
    if (start === undefined) throw new RangeError(`no line ${line}`)
    return start + column - 1
  }
  let applied = ''
  let at = 0
  for (const { range, replacement } of edits) {
    const [start, end] = [offset(range.line, range.column), offset(range.endLine, range.endColumn)]
    if (start < at || end < start || end > text.length) throw new RangeError('edits overlap or lie outside')
    applied += text.slice(at, start) + replacement
    at = end
  }
  return applied + text.slice(at)
}
