import type { Suppression } from './suppression.ts'

/** `# nocloud-inspect-ignore CODE -- reason`. */
const marker = /#\s*nocloud-inspect-ignore\s+([a-z0-9-]{1,80})[ \t]*(?:--[ \t]*(.*?))?[ \t]*$/

/**
 * The comments of a manifest or a seed file. One behind a value is about its line; one on a line of its own is about
 * the next line that is no such comment.
 */
export function readComments(file: string, text: string): readonly Suppression[] {
  if (!text.includes('nocloud-inspect-ignore')) return []
  const lines = text.split(/\r\n|\r|\n/)
  return lines.flatMap((line, index) => {
    const found = marker.exec(line)
    if (!found) return []
    const [whole, code = '', reason = ''] = found
    const target = line.slice(0, found.index).trim() === '' ? nextLine(lines, index) : index
    const here = { line: index + 1, endLine: index + 1 }
    return {
      by: 'comment' as const,
      code,
      reason: reason === '' ? null : reason,
      place: { file, ...here, column: found.index + 1, endColumn: found.index + 1 + whole.length },
      scope: { kind: 'lines' as const, file, first: target + 1, last: target + 1 },
    }
  })
}

function nextLine(lines: readonly string[], from: number): number {
  let index = from + 1
  while (index < lines.length && marker.test(lines[index] ?? '') && /^\s*#/.test(lines[index] ?? '')) index++
  return index
}
