import { locate, type SourceText } from '../yaml/source-text.ts'
import { recognise } from './recognise.ts'

/** What comes of a part under the marker `## template: jinja`. */
export type Template =
  /** The marker's line is taken for no marker when it is read again: the handler raises. */
  | { readonly status: 'lost'; readonly reason: 'jinja-marker' }
  /** What follows is of a type that no template may have. */
  | { readonly status: 'lost'; readonly reason: 'jinja-type' }
  /** Nothing to render: the rest is what the guest gets. */
  | { readonly status: 'plain'; readonly type: string; readonly source: SourceText }
  /** What it renders to is known in the guest alone. */
  | { readonly status: 'template' }

const renderable: ReadonlySet<string> = new Set([
  'text/cloud-config',
  'text/cloud-config-jsonp',
  'text/x-shellscript',
  'text/cloud-boothook',
])

export function readTemplate(source: SourceText): Template {
  const [line = ''] = /^[^\n]*/.exec(source.text) ?? []
  // The marker is found behind blank lines and before other words, and then asked for on the first line, alone.
  if (!/^##\s*template:\s*jinja\s*$/i.test(line)) return { status: 'lost', reason: 'jinja-marker' }
  const start = Math.min(line.length + 1, source.text.length)
  const text = source.text.slice(start)
  const type = recognise(text)
  const expression = text.search(/\{[{%#]/)
  const isPlain = expression === -1
  if (type === undefined && !isPlain && /^\s*\{/.test(text)) return { status: 'template' }
  if (type === undefined || !renderable.has(type)) return { status: 'lost', reason: 'jinja-type' }
  return isPlain ? { status: 'plain', type, source: rest(source, start, text) } : { status: 'template' }
}

function rest(source: SourceText, start: number, text: string): SourceText {
  const whole = locate(source, { start: 0, end: start })
  return { file: source.file, text, origin: { source, whole, segments: [{ value: 0, source: start }] } }
}
