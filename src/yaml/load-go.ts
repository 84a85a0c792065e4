import { type Document, parseAllDocuments, type Scalar } from 'yaml'
import { construct, type ReaderRules } from './construct.ts'
import { resolveGoPlain, resolveGoTagged } from './go-scalar.ts'
import type { PyYamlDocument } from './load-pyyaml.ts'
import { keyText } from './lookup.ts'
import { nestingProblem } from './nesting.ts'
import type { Range, ScalarNode, YamlNode } from './node.ts'
import { problem, refuse, type YamlProblem } from './problem.ts'
import { coreTag } from './tag-name.ts'

/** One document of a stream; `range` is where it stands in the text. */
export type GoDocument = PyYamlDocument & { readonly range: Range }

/** go-yaml fails beyond 10,000 levels; no manifest needs as many as this. */
const deepest = 200

const rules: ReaderRules = {
  deepest,
  tagOf: ({ tag }) => tag,
  absent: (_, at) => ({ kind: 'null', value: null, source: '', range: { start: at, end: at } }),
  scalar,
  isMergeKey: ({ type, value, tag }) =>
    type === 'PLAIN' && value === '<<' && (tag === undefined || tag === coreTag('merge')),
  key,
}

function scalar(node: Scalar.Parsed): ScalarNode {
  const text = String(node.value ?? '')
  const [start, end] = node.range
  const range = { start, end }
  const { tag } = node
  if (tag !== undefined && tag !== '!') {
    const known = resolveGoTagged(tag, text, range)
    return known ?? refuse('bad-value', 'the tag does not fit this value', start, end)
  }
  if (node.type === 'PLAIN' && tag === undefined) return resolveGoPlain(text, range)
  return { kind: 'string', value: text, source: text, plain: false, range }
}

/** JSON knows keys of text only: numbers and booleans are written out, anything else is refused. */
function key(node: YamlNode): YamlNode {
  const { range } = node
  if (node.kind === 'string') return node
  if (node.kind === 'null' || node.kind === 'mapping' || node.kind === 'sequence')
    refuse('unhashable-key', 'a list, a mapping or nothing stands as a key', range.start, range.end)
  const value = node.kind === 'boolean' ? String(node.value) : keyText(node)
  return { kind: 'string', value, source: node.source, plain: true, range }
}

/**
 * Every document of a stream as Go's `sigs.k8s.io/yaml` reads Kubernetes manifests. One that is broken does not
 * take the others with it. Never throws.
 */
export function loadGoYaml(text: string): { readonly documents: readonly GoDocument[] } {
  const tooDeep = nestingProblem(text, deepest)
  if (tooDeep)
    return { documents: [{ status: 'refused', problem: tooDeep, range: { start: 0, end: text.length } }] }
  const parsed = parseAllDocuments(text, {
    schema: 'failsafe',
    version: '1.1',
    resolveKnownTags: false,
    uniqueKeys: false,
    merge: false,
    logLevel: 'silent',
    prettyErrors: false,
  })
  return { documents: 'empty' in parsed ? [] : (parsed as Document.Parsed[]).map(toDocument) }
}

function toDocument(document: Document.Parsed): GoDocument {
  const range = { start: document.range[0], end: document.range[2] }
  const [error] = document.errors
  if (error) return { status: 'refused', problem: explain(error), range }
  const { contents } = document
  if (!contents || (contents.range[0] === contents.range[1] && !contents.tag))
    return { status: 'loaded', root: null, duplicates: [], range }
  return { ...construct(contents, rules), range }
}

type Explanation = readonly [YamlProblem['reason'], string]

const explanations: Readonly<Record<string, Explanation>> = {
  TAB_AS_INDENT: ['tab', 'a tab stands where YAML wants spaces'],
  BAD_INDENT: ['indent', 'this line is indented like none of the lines that it could belong to'],
  BLOCK_AS_IMPLICIT_KEY: ['colon-in-value', 'a value holds ": ", which begins a mapping; quote the value'],
  MULTILINE_IMPLICIT_KEY: ['missing-colon', 'this line is neither a key nor part of the value above'],
  BAD_ALIAS: ['undefined-alias', 'this alias names no anchor before it (a plain value cannot begin with *)'],
  BAD_SCALAR_START: ['reserved-indicator', 'a plain value cannot begin with this character; quote it'],
  RESOURCE_EXHAUSTION: ['too-deep', 'the document is nested too deeply'],
}

function explain({ code, pos: [start, end] }: { code: string; pos: [number, number] }): YamlProblem {
  const [reason, message] = explanations[code] ?? (['syntax', 'this cannot stand here'] as const)
  return problem(reason, message, start, Math.max(end, start + 1))
}
