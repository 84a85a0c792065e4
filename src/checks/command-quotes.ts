import type { Remedy, Spot } from '../fixes/remedy.ts'
import { lineAt, textLines } from '../fixes/text-lines.ts'
import { singleQuoted } from '../fixes/tokens.ts'

/** A command on one line of a list that begins like none of YAML's other kinds of value, and has no comment behind it. */
const item = /^\s*-\s+(?=[A-Za-z0-9_/.])(?!.*\s#)/

/** Single quotes around a whole command. */
export function commandQuotes({ source, range }: Spot): Remedy | undefined {
  const lines = textLines(source)
  const at = lineAt(lines, range.start)
  const line = (lines.texts[at] ?? '').trimEnd()
  const margin = item.exec(line)?.[0].length
  const next = lines.texts[at + 1] ?? ''
  const goesOn = next.trim() !== '' && next.search(/\S/) > line.search(/\S/)
  if (margin === undefined || goesOn) return undefined
  const start = lines.starts[at] ?? 0
  const command = { start: start + margin, end: start + line.length }
  return {
    title: 'Put the command in single quotes',
    safe: true,
    changes: singleQuoted(source, command),
  }
}
