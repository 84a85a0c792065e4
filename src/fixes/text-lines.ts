import { indexOfLine, type SourceText } from '../yaml/source-text.ts'

/** A text line by line, without line ends and byte order mark. */
export interface TextLines {
  readonly texts: readonly string[]
  /** Offsets of their first characters. */
  readonly starts: readonly number[]
}

const linesOfSource = new WeakMap<SourceText, TextLines>()

/** Behind the last line end there is an empty line more. */
export function textLines(source: SourceText): TextLines {
  const known = linesOfSource.get(source)
  if (known) return known
  const { text } = source
  const starts = [text.startsWith('\ufeff') ? 1 : 0]
  const texts: string[] = []
  for (const { 0: end, index } of text.matchAll(/\r\n|\r|\n/g)) {
    texts.push(text.slice(starts.at(-1), index))
    starts.push(index + end.length)
  }
  texts.push(text.slice(starts.at(-1)))
  const lines = { texts, starts }
  linesOfSource.set(source, lines)
  return lines
}

/** The line that holds an offset, counted from 0. */
export const lineAt = ({ starts }: TextLines, offset: number): number => indexOfLine(starts, offset)
