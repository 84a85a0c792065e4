import type { Range } from '../yaml/node.ts'
import { locate, type Segment, type SourceText } from '../yaml/source-text.ts'
import type { Decoded } from './mime/transfer-encoding.ts'

/** The decoded text of a body, with the way back into the text that it stands in. */
export function bodyText(source: SourceText, { start, end }: Range, decoded: Decoded): SourceText {
  const body = source.text.slice(start, end)
  const firstLine = /^[^\r\n]*/.exec(body)?.[0].length ?? 0
  const whole = locate(source, { start, end: start + firstLine })
  const segments = segmentsOf(body, decoded).map(({ value, source: at }) => ({ value, source: start + at }))
  return { file: source.file, text: decoded.text, origin: { source, whole, segments } }
}

function segmentsOf(body: string, { text, relation }: Decoded): readonly Segment[] {
  if (relation === 'other') return []
  const segments: Segment[] = [{ value: 0, source: 0 }]
  if (relation === 'same') return segments
  for (let value = 0, at = 0; ; ) {
    value = text.indexOf('\n', value) + 1
    at = body.indexOf('\n', at) + 1
    if (value === 0 || at === 0) return segments
    segments.push({ value, source: at })
  }
}
