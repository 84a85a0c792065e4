import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { keyText } from './lookup.ts'
import type { MappingEntry, MappingNode, Range, ScalarNode, SequenceNode, YamlNode } from './node.ts'
import { problem, type YamlProblem } from './problem.ts'

export interface DuplicateKey {
  readonly key: string
  /** The later one, which wins. */
  readonly range: Range
  readonly first: Range
  readonly path: readonly (string | number)[]
}

/** How one reader of YAML turns scalars into values. */
export interface ScalarRules {
  plain(source: string, range: Range): ScalarNode | undefined
  tagged(tag: string, text: string, range: Range): ScalarNode | undefined
  readonly knownTags: ReadonlySet<string>
  /** Those of them that fit a scalar only. */
  readonly scalarTags: ReadonlySet<string>
  /** Those that make pairs of a list's mappings. */
  readonly pairTags: ReadonlySet<string>
}

export type Constructed =
  | { readonly status: 'loaded'; readonly root: YamlNode; readonly duplicates: readonly DuplicateKey[] }
  | { readonly status: 'refused'; readonly problem: YamlProblem }

const deepest = 200
const mostNodes = 2_000_000

/** Carries the one reason for which a document is refused out of the recursion. */
class Refusal extends Error {
  readonly problem: YamlProblem
  constructor(refused: YamlProblem) {
    super(refused.message)
    this.problem = refused
  }
}

type Path = readonly (string | number)[]

/** Turns the composed nodes of the `yaml` package into values, as the reader with these rules would. */
export function construct(contents: ParsedNode, text: string, rules: ScalarRules): Constructed {
  const anchors = new Map<string, YamlNode | 'open'>()
  const duplicates: DuplicateKey[] = []
  let nodes = 0

  const build = (node: ParsedNode | null, path: Path, at: number): YamlNode => {
    if (++nodes > mostNodes)
      throw new Refusal(problem('too-many-nodes', 'the document has more nodes than are read', at))
    if (path.length > deepest) throw new Refusal(problem('too-deep', 'the document is nested too deeply', at))
    if (node === null) return { kind: 'null', value: null, source: '', range: { start: at, end: at } }
    if (isAlias(node)) return aliased(node)
    const name = node.anchor
    if (name === undefined) return collection(node, path)
    if (anchors.has(name)) throw new Refusal(redefined(name, node.range[0]))
    anchors.set(name, 'open')
    const built = collection(node, path)
    anchors.set(name, built)
    return built
  }

  const redefined = (name: string, end: number): YamlProblem => {
    const start = Math.max(0, text.lastIndexOf(`&${name}`, end))
    return problem(
      'redefined-anchor',
      'an anchor of this name is defined already',
      start,
      start + name.length + 1,
    )
  }

  const aliased = (alias: Alias.Parsed): YamlNode => {
    const known = anchors.get(alias.source)
    const [start, end] = alias.range
    if (known === 'open')
      throw new Refusal(problem('recursive-alias', 'an alias points into itself', start, end))
    if (known === undefined)
      throw new Refusal(
        problem(
          'undefined-alias',
          'an alias names an anchor that is not defined before it (a plain * must be quoted)',
          start,
          end,
        ),
      )
    return known
  }

  const collection = (node: Exclude<ParsedNode, Alias.Parsed>, path: Path): YamlNode => {
    if (isScalar(node)) return scalar(node)
    checkTag(node)
    refuseScalarTag(node)
    if (isSeq(node)) return tuples(node.tag, sequence(node as YAMLSeq.Parsed, path))
    return mapping(node as YAMLMap.Parsed, path)
  }

  const checkTag = ({
    tag,
    range,
  }: {
    tag?: string | undefined
    range: readonly [number, number, number]
  }) => {
    if (tag !== undefined && tag !== '!' && !rules.knownTags.has(tag)) {
      throw new Refusal(
        problem(
          'unknown-tag',
          'a tag that the guest does not know (a plain ! must be quoted)',
          range[0],
          range[1],
        ),
      )
    }
  }

  const refuseScalarTag = ({ tag, range }: YAMLMap.Parsed | YAMLSeq.Parsed) => {
    if (tag === undefined || tag === '!' || !rules.scalarTags.has(tag)) return
    throw new Refusal(
      problem('bad-value', 'a tag for single values stands before a list or mapping', range[0], range[1]),
    )
  }

  const scalar = (node: Scalar.Parsed): ScalarNode => {
    checkTag(node)
    const [start, end] = node.range
    const range = { start, end }
    const value = scalarValue(node, range)
    if (value) return value
    throw new Refusal(
      problem('bad-value', 'a value that the reader cannot turn into anything; quote it', start, end),
    )
  }

  const scalarValue = (node: Scalar.Parsed, range: Range): ScalarNode | undefined => {
    const { tag } = node
    const value = scalarText(node, text)
    if (tag !== undefined && tag !== '!') return rules.tagged(tag, value, range)
    if (node.type === 'PLAIN' || tag === '!') return rules.plain(value, range)
    return { kind: 'string', value, source: node.source, plain: false, range }
  }

  const sequence = (node: YAMLSeq.Parsed, path: Path): SequenceNode => ({
    kind: 'sequence',
    items: node.items.map((item, index) =>
      isMap(item) || isSeq(item) || isScalar(item) || isAlias(item)
        ? build(item as ParsedNode, [...path, index], item.range[0])
        : pairAsMapping(item as unknown as { key: ParsedNode; value: ParsedNode | null }, [...path, index]),
    ),
    range: { start: node.range[0], end: node.range[1] },
  })

  /** `!!omap` and `!!pairs`: lists of mappings with one entry each become lists of pairs. */
  const tuples = (tag: string | undefined, node: SequenceNode): SequenceNode => {
    if (tag === undefined || !rules.pairTags.has(tag)) return node
    return { ...node, items: node.items.map(pairOf) }
  }

  const pairOf = (node: YamlNode): SequenceNode => {
    const [only, more] = node.kind === 'mapping' ? node.entries : []
    if (only && !more) return { kind: 'sequence', items: [only.key, only.value], range: node.range }
    throw new Refusal(
      problem('bad-value', 'a list of single pairs is wanted here', node.range.start, node.range.end),
    )
  }

  const pairAsMapping = (pair: { key: ParsedNode; value: ParsedNode | null }, path: Path): YamlNode => {
    const key = build(pair.key, path, 0)
    const value = build(pair.value, [...path, keyText(key)], key.range.end)
    return {
      kind: 'mapping',
      entries: [{ key, value }],
      range: { start: key.range.start, end: value.range.end },
    }
  }

  const mapping = (node: YAMLMap.Parsed, path: Path): MappingNode => {
    const merged: MappingEntry[] = []
    const own: { entry: MappingEntry; path: Path }[] = []
    for (const pair of node.items) {
      refuseMissingKey(pair.key, node.range[0])
      const keyStart = pair.key?.range?.[0] ?? node.range[0]
      if (isMergeKey(pair.key)) {
        merged.unshift(...mergeEntries(build(pair.value, path, keyStart)))
        continue
      }
      const key = isValueKey(pair.key) ? valueKey(pair.key) : build(pair.key, path, keyStart)
      if (key.kind === 'mapping' || key.kind === 'sequence') {
        throw new Refusal(
          problem('unhashable-key', 'a list or mapping stands as a key', key.range.start, key.range.end),
        )
      }
      const entryPath = [...path, keyText(key)]
      own.push({ entry: { key, value: build(pair.value, entryPath, key.range.end) }, path: entryPath })
    }
    return {
      kind: 'mapping',
      entries: dictionary(merged, own, duplicates),
      range: { start: node.range[0], end: node.range[1] },
    }
  }

  /** PyYAML wants a key before the colon, be it an empty one behind a question mark. */
  const refuseMissingKey = (key: ParsedNode | null, start: number) => {
    if (key && !(isScalar(key) && key.type === 'PLAIN' && key.source === '' && !key.anchor && !key.tag))
      return
    const end = key?.range[0] ?? start
    if (/\?\s*(?:[&!]\S*\s*)*$/.test(text.slice(Math.max(0, end - 200), end))) return
    throw new Refusal(problem('syntax', 'a colon without a key before it', end))
  }

  const mergeEntries = (value: YamlNode): MappingEntry[] => {
    const sources = value.kind === 'sequence' ? [...value.items].reverse() : [value]
    return sources.flatMap((source) => {
      if (source.kind === 'mapping') return [...source.entries]
      throw new Refusal(
        problem(
          'bad-value',
          'a merge key << takes a mapping or a list of mappings',
          value.range.start,
          value.range.end,
        ),
      )
    })
  }

  try {
    const root = build(contents, [], 0)
    return { status: 'loaded', root, duplicates }
  } catch (error) {
    if (error instanceof Refusal) return { status: 'refused', problem: error.problem }
    throw error
  }
}

/** A clipped block scalar ends with a line break only if the text does: PyYAML adds none at the end of the stream. */
function scalarText({ type, value, range }: Scalar.Parsed, text: string): string {
  const content = String(value ?? '')
  const block = type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED'
  const unterminated = block && range[1] >= text.length && !/[\r\n]$/.test(text)
  return unterminated && content.endsWith('\n') ? content.slice(0, -1) : content
}

/** PyYAML takes a plain `=` as a key for text, and as a value for an error. */
const isValueKey = (key: unknown): key is Scalar.Parsed =>
  isScalar(key) && key.type === 'PLAIN' && key.value === '=' && !key.tag && !key.anchor

const valueKey = ({ range: [start, end] }: Scalar.Parsed): ScalarNode => ({
  ...{ kind: 'string', value: '=', source: '=', plain: true },
  range: { start, end },
})

const isMergeKey = (key: unknown): boolean =>
  isScalar(key) &&
  key.type === 'PLAIN' &&
  key.value === '<<' &&
  (key.tag === undefined || key.tag === 'tag:yaml.org,2002:merge')

/** A Python dict: equal keys (1, 1.0 and True are equal) keep the first place and take the last value. */
function dictionary(
  merged: readonly MappingEntry[],
  own: readonly { entry: MappingEntry; path: Path }[],
  duplicates: DuplicateKey[],
): MappingEntry[] {
  const entries = new Map<string, MappingEntry>()
  for (const entry of merged) entries.set(identity(entry.key), entry)
  const first = new Map<string, Range>()
  for (const { entry, path } of own) {
    const id = identity(entry.key)
    const before = first.get(id)
    if (before) duplicates.push({ key: keyText(entry.key), range: entry.key.range, first: before, path })
    first.set(id, before ?? entry.key.range)
    entries.set(id, { key: entries.get(id)?.key ?? entry.key, value: entry.value })
  }
  return [...entries.values()]
}

function identity(key: YamlNode): string {
  if (key.kind === 'integer') return `n${key.value}`
  if (key.kind === 'boolean') return key.value ? 'n1' : 'n0'
  if (key.kind === 'float') return Number.isInteger(key.value) ? `n${BigInt(key.value)}` : `f${key.value}`
  return `${key.kind === 'string' ? 's' : key.kind} ${keyText(key)}`
}
