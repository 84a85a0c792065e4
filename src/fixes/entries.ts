import { keyText, nodeAt } from '../yaml/lookup.ts'
import type { MappingEntry, MappingNode, Range, YamlNode } from '../yaml/node.ts'
import type { SourceText } from '../yaml/source-text.ts'
import type { Change, Spot } from './remedy.ts'
import { lineAt, textLines } from './text-lines.ts'

/** An entry of a mapping and where they are written. */
export interface Held {
  readonly source: SourceText
  readonly mapping: MappingNode
  readonly entry: MappingEntry
}

/** The entry that a spot is in; `undefined` where its path leads elsewhere than its range. */
export function heldAt({ source, range, root, path = [] }: Spot): Held | undefined {
  const mapping = nodeAt(root, path.slice(0, -1))
  const held = heldIn(source, mapping, path.at(-1))
  return held && (within(held.entry.key.range, range) || within(held.entry.value.range, range))
    ? held
    : undefined
}

/** The entry of a mapping under a key. */
export function heldIn(
  source: SourceText,
  mapping: YamlNode | undefined,
  name: string | number | undefined,
): Held | undefined {
  if (mapping?.kind !== 'mapping') return undefined
  const entry = mapping.entries.find(({ key }) => keyText(key) === name)
  return entry && { source, mapping, entry }
}

const within = (outer: Range, inner: Range): boolean => outer.start <= inner.start && inner.end <= outer.end

export const isFlow = (source: SourceText, node: YamlNode): boolean =>
  /^[[{]/.test(source.text.slice(node.range.start, node.range.start + 1))

/** The key under another name, in the quotes that it has; not where that name is taken. */
export function renamed({ source, mapping, entry }: Held, name: string): readonly Change[] | undefined {
  if (heldIn(source, mapping, name)) return undefined
  const { start, end } = entry.key.range
  const written = source.text.slice(start, end)
  const quotes = /^["']/.test(written) ? 1 : 0
  return [{ source, range: { start: start + quotes, end: end - quotes }, replacement: name }]
}

/** Without the entry. Not where it is the only one of a block: what is left would be no mapping. */
export function removed({ source, mapping, entry }: Held): readonly Change[] | undefined {
  const entries = mapping.entries.toSorted((a, b) => a.key.range.start - b.key.range.start)
  const at = entries.indexOf(entry)
  const [previous, next] = [entries[at - 1], entries[at + 1]]
  const start = entry.key.range.start
  const end = endOfEntry(source, entry)
  if (isFlow(source, mapping)) {
    const from = next || !previous ? start : endOfEntry(source, previous)
    return [{ source, range: { start: from, end: next?.key.range.start ?? end }, replacement: '' }]
  }
  const lines = textLines(source)
  const [first, last] = [lineAt(lines, start), lineAt(lines, end)]
  const before = source.text.slice(lines.starts[first], start)
  const behind = source.text.slice(end, (lines.starts[last] ?? 0) + (lines.texts[last]?.length ?? 0))
  if (entries.length === 1 || !/^\s*(?:#.*)?$/.test(behind)) return undefined
  if (before.trim() === '') return [{ source, from: first, to: last + 1, lines: [] }]
  // Behind the dash of an item the next key takes its place.
  if (!/^\s*(?:-\s+)+$/.test(before) || !next || behind.trim() !== '') return undefined
  const gap = source.text.slice(end, next.key.range.start)
  return gap.trim() === ''
    ? [{ source, range: { start, end: next.key.range.start }, replacement: '' }]
    : undefined
}

/** Behind the last character of an entry's value, or of its colon. */
export function endOfEntry({ text }: SourceText, { key, value }: MappingEntry): number {
  const colon = /^\s*:/.exec(text.slice(key.range.end, key.range.end + 200))?.[0].length ?? 0
  const written = value.range.end > value.range.start ? value.range.end : 0
  const end = Math.max(key.range.end + colon, written)
  return key.range.start + text.slice(key.range.start, end).trimEnd().length
}

/** One more entry, above all others of a mapping. */
export function insertedFirst(
  source: SourceText,
  mapping: YamlNode | undefined,
  text: string,
): readonly Change[] | undefined {
  if (mapping?.kind !== 'mapping') return undefined
  const [first] = mapping.entries.toSorted((a, b) => a.key.range.start - b.key.range.start)
  const start = first?.key.range.start ?? mapping.range.start + 1
  if (isFlow(source, mapping))
    return [{ source, range: { start, end: start }, replacement: first ? `${text}, ` : text }]
  const lines = textLines(source)
  const line = lineAt(lines, start)
  const margin = source.text.slice(lines.starts[line], start)
  return first && margin.trim() === ''
    ? [{ source, from: line, to: line, lines: [margin + text] }]
    : undefined
}

/** One more entry, behind another. */
export function insertedBehind(held: Held | undefined, text: string): readonly Change[] | undefined {
  if (!held) return undefined
  const { source, mapping, entry } = held
  const end = endOfEntry(source, entry)
  if (isFlow(source, mapping)) return [{ source, range: { start: end, end }, replacement: `, ${text}` }]
  const lines = textLines(source)
  const margin = source.text.slice(lines.starts[lineAt(lines, entry.key.range.start)], entry.key.range.start)
  const behind = lineAt(lines, end) + 1
  return /^\s*(?:-\s+)*$/.test(margin)
    ? [{ source, from: behind, to: behind, lines: [margin.replace(/-/g, ' ') + text] }]
    : undefined
}
