import { nodeAt } from '../yaml/lookup.ts'
import type { Range, YamlNode } from '../yaml/node.ts'
import type { SourceText } from '../yaml/source-text.ts'
import type { Change, Spot } from './remedy.ts'

/** The node that a spot's path leads to. */
export const nodeOf = ({ root, path = [] }: Spot): YamlNode | undefined => nodeAt(root, path)

export const insertion = (source: SourceText, at: number, text: string): Change => ({
  source,
  range: { start: at, end: at },
  replacement: text,
})

export const deletion = (source: SourceText, start: number, end: number): Change => ({
  source,
  range: { start, end },
  replacement: '',
})

/** Text on both sides of a token, which is not told again: it may be a secret. */
export const wrapped = (
  source: SourceText,
  { start, end }: Range,
  before: string,
  after: string,
): readonly Change[] => [insertion(source, start, before), insertion(source, end, after)]

/** What was typed, in quotes; `undefined` for what quotes would change, or what goes over lines. */
export function quoted(source: SourceText, range: Range): readonly Change[] | undefined {
  const written = source.text.slice(range.start, range.end)
  if (written === '' || /["\\\r\n]/.test(written)) return undefined
  return wrapped(source, range, '"', '"')
}

/** Text behind what was typed, in the quotes that it has. */
export function appended({ source, range }: Spot, text: string): readonly Change[] | undefined {
  const written = source.text.slice(range.start, range.end)
  const quotes = /^(?:".*"|'.*')$/.test(written) ? 1 : 0
  return written === '' || /\s/.test(written) ? undefined : [insertion(source, range.end - quotes, text)]
}

/** Other text in the same quotes; in double ones where there are none. */
export function inQuotes({ source, range }: Spot, text: string): string {
  const quote = source.text[range.start] === "'" ? "'" : '"'
  return quote + text + quote
}

/** The scalar that a spot is, in quotes. */
export function quotedScalar(spot: Spot): readonly Change[] | undefined {
  const node = nodeOf(spot)
  return node?.kind === 'mapping' || node?.kind === 'sequence' ? undefined : quoted(spot.source, spot.range)
}

/** In single quotes, inside of which only these themselves are written twice. */
export function singleQuoted(source: SourceText, range: Range): readonly Change[] | undefined {
  const written = source.text.slice(range.start, range.end)
  if (written === '' || /[\r\n]/.test(written)) return undefined
  const inner = [...written.matchAll(/'/g)].map(({ index }) => insertion(source, range.start + index, "'"))
  const [before, after] = wrapped(source, range, "'", "'")
  // At one place the quote that opens comes before the one that is doubled.
  if (!before || !after || written.startsWith("'") || written.endsWith("'")) return undefined
  return [before, ...inner, after]
}

/** `[x]` as `x`: the one item of a list in brackets on one line. */
export function unwrapped({ source, ...spot }: Spot): readonly Change[] | undefined {
  const list = nodeOf({ source, ...spot })
  const [item, other] = list?.kind === 'sequence' ? list.items : []
  if (!list || !item || other || item.kind === 'mapping' || item.kind === 'sequence') return undefined
  const { start, end } = list.range
  if (!/^\[.*\]$/.test(source.text.slice(start, end))) return undefined
  return [deletion(source, start, item.range.start), deletion(source, item.range.end, end)]
}
