import type { DriftSide } from '../drift/drift-side.ts'
import type { Place, Related } from '../findings/finding.ts'
import { type SeedFileName, seedFileNames } from '../seed/seed-file-name.ts'
import type { Range } from '../yaml/node.ts'
import { locate } from '../yaml/source-text.ts'

/** The first line of a file that the other seed has not; of a predicted file, where a manifest has it. */
export function placeOfChange(
  { sources }: Pick<DriftSide, 'sources'>,
  other: Pick<DriftSide, 'sources'>,
  name: SeedFileName,
): Place {
  const source = sources[name]
  if (!source || source.text === '') return { file: name }
  const range = firstLineThatDiffers(source.text, other.sources[name]?.text ?? '')
  const isPayload = name === 'user-data' || name === 'vendor-data'
  return locate(source, isPayload ? keyAt(source.text, range) : range)
}

const longest = 120

/** Payloads are full of secrets: a report that quotes what is found shall quote a key at most. */
export function keyAt(text: string, { start, end }: Range): Range {
  const [head = ''] =
    /^(?:- +)*(?:#[\w-]{1,40}$|[\w.-]{1,40}(?=\s*:(?:\s|$)))?/.exec(text.slice(start, end)) ?? []
  return { start, end: start + Math.max(1, head.trimEnd().length) }
}

/** The last line, where the other text merely goes on. */
function firstLineThatDiffers(text: string, other: string): Range {
  const others = other.split('\n')
  let start = 0
  let range: Range = { start: 0, end: 0 }
  for (const [index, line] of text.split('\n').entries()) {
    const indent = line.length - line.trimStart().length
    const end = start + Math.min(line.trimEnd().length, indent + longest)
    if (line.trim() !== '') range = { start: start + indent, end }
    if (line !== others[index] && line.trim() !== '') return range
    start += line.length + 1
  }
  return range
}

/** A place in the older seed, whose files are told from the newer one's by the input before their name. */
export const inOlder = ({ input }: DriftSide, message: string, place: Place): Related => ({
  message,
  location: seedFileNames.some((name) => name === place.file)
    ? { ...place, file: `${input}/${place.file}` }
    : place,
})
