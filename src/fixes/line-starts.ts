import { loadPyYaml } from '../yaml/load-pyyaml.ts'
import type { SourceText } from '../yaml/source-text.ts'
import type { Change } from './remedy.ts'
import { textLines } from './text-lines.ts'
import { deletion, insertion } from './tokens.ts'

/** Lines moved to the right; empty ones stay. */
export function indented(source: SourceText, from: number, to: number, by: number): readonly Change[] {
  const { texts, starts } = textLines(source)
  return texts
    .slice(from, to)
    .flatMap((line, index) =>
      line.trim() === '' ? [] : [insertion(source, starts[from + index] ?? 0, ' '.repeat(by))],
    )
}

/** Lines moved to the left; `undefined` where one stands too far left for that. */
export function outdented(
  source: SourceText,
  from: number,
  to: number,
  by: number,
): readonly Change[] | undefined {
  const { texts, starts } = textLines(source)
  const lines = texts.slice(from, to)
  if (lines.some((line) => line.trim() !== '' && !line.startsWith(' '.repeat(by)))) return undefined
  return lines.flatMap((line, index) => {
    const start = starts[from + index] ?? 0
    return line.trim() === '' ? [] : [deletion(source, start, start + by)]
  })
}

/**
 * Two spaces for each tab at the beginning of a line. Not where spaces stand among them, whose width nobody knows, and not
 * where PyYAML does not take what comes of it for a mapping.
 */
export function untabbed(source: SourceText): readonly Change[] | undefined {
  const { texts, starts } = textLines(source)
  const margins = texts.map((line) => /^[ \t]*/.exec(line)?.[0] ?? '')
  if (margins.some((margin, index) => texts[index] !== margin && /[ ]/.test(margin))) return undefined
  const mended = texts.map((line, index) => '  '.repeat(margins[index]?.length ?? 0) + line.trimStart())
  const document = loadPyYaml(mended.join('\n'))
  if (document.status === 'refused' || document.root?.kind !== 'mapping') return undefined
  return margins.flatMap((margin, index) => {
    const start = starts[index] ?? 0
    return margin === '' || texts[index] === margin
      ? []
      : [{ source, range: { start, end: start + margin.length }, replacement: '  '.repeat(margin.length) }]
  })
}
