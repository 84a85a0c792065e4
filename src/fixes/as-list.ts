import type { Range, YamlNode } from '../yaml/node.ts'
import type { SourceText } from '../yaml/source-text.ts'
import { isFlow } from './entries.ts'
import { indented } from './line-starts.ts'
import type { Change } from './remedy.ts'
import { lineAt, textLines } from './text-lines.ts'
import { deletion, insertion, wrapped } from './tokens.ts'

/** A mapping as the one item of a list. */
export function mappingAsItem(source: SourceText, node: YamlNode): readonly Change[] | undefined {
  if (node.kind !== 'mapping') return undefined
  if (isFlow(source, node)) return wrapped(source, node.range, '[', ']')
  const { start } = node.range
  const lines = textLines(source)
  const first = lineAt(lines, start)
  const end = start + source.text.slice(start, node.range.end).trimEnd().length
  if (source.text.slice(lines.starts[first], start).trim() !== '') return undefined
  return [insertion(source, start, '- '), ...indented(source, first + 1, lineAt(lines, end) + 1, 2)]
}

/** A text as a list: of its lines where it is a block, of itself else. */
export function textAsList(source: SourceText, node: YamlNode): readonly Change[] | undefined {
  if (node.kind !== 'string') return undefined
  const { range } = node
  const written = source.text.slice(range.start, range.end)
  if (written.startsWith('|')) return blockAsItems(source, range)
  if (/[\r\n]/.test(written)) return undefined
  if (!node.plain) return /^["'].*["']$/.test(written) ? wrapped(source, range, '[', ']') : undefined
  if (!/[,[\]{}"\\]/.test(written)) return wrapped(source, range, '[', ']')
  return /["\\]/.test(written) ? undefined : wrapped(source, range, '["', '"]')
}

/** Text that means the same behind a dash as inside of a block. */
const plainItem = /^(?!.*(?::\s|:$|\s#))[A-Za-z0-9_/.][^\r\n]*$/

function blockAsItems(source: SourceText, { start, end }: Range): readonly Change[] | undefined {
  const { texts, starts } = textLines(source)
  const lines = { texts, starts }
  const header = lineAt(lines, start)
  const headerEnd = (starts[header] ?? 0) + (texts[header]?.length ?? 0)
  const last = lineAt(lines, start + source.text.slice(start, end).trimEnd().length)
  const body = texts.slice(header + 1, last + 1)
  const margins = new Set(body.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)))
  const isPlain = body.every((line) => line.trim() === '' || plainItem.test(line.trim()))
  const blanks = /\s*$/.exec(source.text.slice(starts[header], start))?.[0].length ?? 0
  if (!/^\|[-+]?\s*$/.test(source.text.slice(start, headerEnd)) || margins.size !== 1 || !isPlain)
    return undefined
  return [
    deletion(source, start - blanks, headerEnd),
    ...body.flatMap((line, index) =>
      line.trim() === ''
        ? []
        : [insertion(source, (starts[header + 1 + index] ?? 0) + line.search(/\S/), '- ')],
    ),
  ]
}
