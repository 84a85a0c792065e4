import { endOfEntry, heldAt, isFlow } from '../fixes/entries.ts'
import { outdented } from '../fixes/line-starts.ts'
import type { Remedy, Spot } from '../fixes/remedy.ts'
import { lineAt, textLines } from '../fixes/text-lines.ts'

/** The line of a key goes, and what is below it moves to the left. */
export function unwrapRemedy(spot: Spot): Remedy | undefined {
  const held = heldAt(spot)
  if (held?.entry.value.kind !== 'mapping' || held.mapping.entries.length !== 1) return undefined
  const { source, entry } = held
  const inner = entry.value.kind === 'mapping' ? entry.value.entries[0] : undefined
  const lines = textLines(source)
  const [line, first] = [entry, inner].map((each) => lineAt(lines, each?.key.range.start ?? 0))
  if (line === undefined || first === undefined || first <= line || isFlow(source, entry.value))
    return undefined
  const columnOf = (at: number, index: number) => at - (lines.starts[index] ?? 0)
  const by = columnOf(inner?.key.range.start ?? 0, first) - columnOf(entry.key.range.start, line)
  const moved = outdented(source, line + 1, lineAt(lines, endOfEntry(source, entry)) + 1, by)
  const changes = moved && [{ source, from: line, to: line + 1, lines: [] }, ...moved]
  return { title: 'Remove the line, and what is below it one step to the left', safe: true, changes }
}
