import { isSecretKey, redacted, redactLine } from '../findings/redact.ts'

/** A line that one of two texts has alone; `number` counts from 1 in that text. */
export interface ChangedLine {
  readonly sign: '-' | '+'
  readonly number: number
  readonly text: string
}

/** Cells of the table that finds what two texts share; beyond them all between their ends counts as changed. */
const mostCells = 1_000_000

/** The lines that differ, in order: those that are gone before those that came. */
export function changedLines(older: readonly string[], newer: readonly string[]): readonly ChangedLine[] {
  const most = Math.min(older.length, newer.length)
  let head = 0
  while (head < most && older[head] === newer[head]) head++
  let tail = 0
  while (tail < most - head && older.at(-1 - tail) === newer.at(-1 - tail)) tail++
  const a = older.slice(head, older.length - tail)
  const b = newer.slice(head, newer.length - tail)
  const kept = a.length * b.length > mostCells ? [] : commonLines(a, b)
  const ends = [...kept, [a.length, b.length] as const]
  const changed: ChangedLine[] = []
  let [i, j] = [0, 0]
  for (const [endA, endB] of ends) {
    for (; i < endA; i++) changed.push({ sign: '-', number: head + i + 1, text: a[i] ?? '' })
    for (; j < endB; j++) changed.push({ sign: '+', number: head + j + 1, text: b[j] ?? '' })
    i = endA + 1
    j = endB + 1
  }
  return changed
}

/** Pairs of equal lines, as many as there can be. */
function commonLines(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  const width = b.length + 1
  const lengths = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return pairs
}

/** A file's lines without their secrets, also where the value stands in the lines below its key. */
export function redactLines(lines: readonly string[]): readonly string[] {
  let below = Number.POSITIVE_INFINITY
  return lines.map((line) => {
    const indent = line.search(/\S/)
    if (indent > below) return `${line.slice(0, indent)}${redacted}`
    if (indent >= 0) below = Number.POSITIVE_INFINITY
    const [, head = '', key] =
      /^(\s*(?:- +)*)["']?([\w.-]{1,64})["']?\s*:\s*(?:[|>][-+\d]*|[&!]\S*)?\s*$/.exec(line) ?? []
    if (key !== undefined && isSecretKey(key)) below = head.length
    return redactLine(line)
  })
}
