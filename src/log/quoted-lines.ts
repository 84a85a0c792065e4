import type { Boot } from './boot.ts'
import type { LogPlace } from './log-line.ts'
import type { SerialLog } from './serial-log.ts'

/** The lines that something was read from, at their index, each up to the end of that; a log may be too long to hold. */
export function quotedLines({ last, earlier }: SerialLog): readonly string[] {
  const lines: string[] = []
  for (const { line, text } of [...earlier, ...(last ? [last] : [])].flatMap(placesOf)) {
    const known = lines[line - 1] ?? ''
    if (text.length > known.length) lines[line - 1] = text
  }
  return lines
}

const placesOf = ({
  datasource,
  stages,
  table,
  links,
  warnings,
  lastArgument,
}: Boot): readonly LogPlace[] => [
  ...[...stages, ...links, ...warnings].map(({ place }) => place),
  ...[datasource?.place, table, lastArgument?.place].filter((place) => place != null),
]
