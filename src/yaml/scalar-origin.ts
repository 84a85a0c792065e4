import type { ScalarNode } from './node.ts'
import type { Segment } from './source-text.ts'

/**
 * Where the characters of a scalar's value stand in the file: literal block scalars line by line, quoted and plain
 * ones run by run. Empty where value and file differ in more than indentation and escapes (folded lines).
 */
export function segmentsOf(
  text: string,
  { value, range }: ScalarNode & { kind: 'string' },
): readonly Segment[] {
  const raw = text.slice(range.start, range.end)
  if (raw.startsWith('|')) return literalSegments(text, value, range.start)
  if (raw.startsWith('"')) return quotedSegments(raw, value, range.start, /\\(?:x..|u.{4}|U.{8}|.)/y)
  if (raw.startsWith("'")) return quotedSegments(raw, value, range.start, /''/y)
  return raw === value ? [{ value: 0, source: range.start }] : []
}

function literalSegments(text: string, value: string, start: number): readonly Segment[] {
  const segments: Segment[] = []
  let lineStart = nextLine(text, start)
  let at = 0
  for (const line of value.split('\n')) {
    if (at > 0 && at === value.length) break
    const lineEnd = endOfLine(text, lineStart)
    const written = text.slice(lineStart, lineEnd)
    const indent = written.length - line.length
    if (line !== '' && (indent < 0 || !written.endsWith(line) || written.slice(0, indent).trim() !== ''))
      return []
    segments.push({ value: at, source: line === '' ? lineEnd : lineStart + indent })
    at += line.length + 1
    lineStart = nextLine(text, lineEnd)
  }
  return segments
}

/** Before the line feed, and before the carriage return that may precede it. */
function endOfLine(text: string, from: number): number {
  const feed = text.indexOf('\n', from)
  const end = feed === -1 ? text.length : feed
  return text[end - 1] === '\r' && end > from ? end - 1 : end
}

function nextLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end === -1 ? text.length : end + 1
}

/** One line in quotes; what is escaped has its own length in the file. */
function quotedSegments(raw: string, value: string, start: number, escapes: RegExp): readonly Segment[] {
  if (/[\r\n]/.test(raw)) return []
  const segments: Segment[] = [{ value: 0, source: start + 1 }]
  let at = 0
  for (let from = 1; from < raw.length - 1; at++) {
    escapes.lastIndex = from
    const [escaped] = escapes.exec(raw) ?? []
    from += escaped?.length ?? 1
    if (escaped !== undefined) segments.push({ value: at + 1, source: start + from })
    if (escaped?.startsWith('\\U')) return []
  }
  return at === value.length ? segments : []
}
