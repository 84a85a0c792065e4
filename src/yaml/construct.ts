import { type Alias, isAlias, isMap, isScalar, isSeq, type ParsedNode, type Scalar } from 'yaml'
import { type DuplicateKey, dictionary } from './dictionary.ts'
import { keyText } from './lookup.ts'
import type { MappingEntry, MappingNode, Range, ScalarNode, SequenceNode, YamlNode } from './node.ts'
import { Refusal, refuse, type YamlProblem } from './problem.ts'
import { coreTag } from './tag-name.ts'
import type { Trail } from './trail.ts'

/** How one reader of YAML turns what the `yaml` package composed into values. */
export interface ReaderRules {
  /** The tag as the document writes it out; `undefined` for none and for the non-specific `!` on a collection. */
  tagOf(node: ParsedNode): string | undefined
  scalar(scalar: Scalar.Parsed, asKey: boolean): ScalarNode
  /** What an absent value under this tag becomes. */
  absent(tag: string | undefined, at: number): ScalarNode
  isMergeKey(key: Scalar.Parsed): boolean
  /** What a key becomes; refuses those that the reader cannot hold. */
  key(node: YamlNode): YamlNode
  readonly deepest: number
}

export type Constructed =
  | {
      readonly status: 'loaded'
      readonly root: YamlNode | null
      readonly duplicates: readonly DuplicateKey[]
    }
  | { readonly status: 'refused'; readonly problem: YamlProblem }

/** Nodes of the text and entries copied by merge keys, which aliases could multiply. */
const mostNodes = 2_000_000

type Collection = Extract<ParsedNode, { items: unknown[] }>

interface Pair {
  readonly key: ParsedNode | null
  readonly value: ParsedNode | null
}

const rangeOf = ({ range }: { range: readonly [number, number, number] }): Range => ({
  start: range[0],
  end: range[1],
})

/** Turns the composed nodes of the `yaml` package into values, as the reader with these rules would. */
export function construct(contents: ParsedNode, rules: ReaderRules): Constructed {
  const reader = new Constructor(rules)
  try {
    const root = reader.node(contents, undefined, 0, 0)
    return { status: 'loaded', root, duplicates: reader.duplicates }
  } catch (error) {
    if (error instanceof Refusal) return { status: 'refused', problem: error.problem }
    throw error
  }
}

class Constructor {
  readonly duplicates: DuplicateKey[] = []
  readonly #anchors = new Map<string, YamlNode | 'open'>()
  readonly #rules: ReaderRules
  #nodes = 0

  constructor(rules: ReaderRules) {
    this.#rules = rules
  }

  node(
    node: ParsedNode | null,
    trail: Trail | undefined,
    depth: number,
    at: number,
    asKey = false,
  ): YamlNode {
    this.#count(1, at)
    if (depth > this.#rules.deepest) refuse('too-deep', 'the document is nested too deeply', at)
    if (node === null) return this.#rules.absent(undefined, at)
    if (isAlias(node)) return this.#aliased(node)
    const name = node.anchor
    if (name === undefined) return this.#tagged(node, trail, depth, asKey)
    this.#anchors.set(name, 'open')
    const built = this.#tagged(node, trail, depth, asKey)
    this.#anchors.set(name, built)
    return built
  }

  #count(nodes: number, at: number): void {
    this.#nodes += nodes
    if (this.#nodes > mostNodes) refuse('too-many-nodes', 'the document holds more values than are read', at)
  }

  #aliased({ source, range: [start, end] }: Alias.Parsed): YamlNode {
    const known = this.#anchors.get(source)
    if (known === 'open') refuse('recursive-alias', 'this alias stands inside what it names', start, end)
    if (known) return known
    return refuse(
      'undefined-alias',
      'this alias names no anchor before it (a plain value cannot begin with *)',
      start,
      end,
    )
  }

  #tagged(
    node: Exclude<ParsedNode, Alias.Parsed>,
    trail: Trail | undefined,
    depth: number,
    asKey: boolean,
  ): YamlNode {
    if (isScalar(node)) return this.#rules.scalar(node as Scalar.Parsed, asKey)
    const tag = this.#rules.tagOf(node)
    if (tag === coreTag('omap') || tag === coreTag('pairs')) return this.#pairs(node, trail, depth)
    if (isSeq(node) && (tag === undefined || tag === coreTag('seq')))
      return this.#sequence(node, trail, depth)
    if (isMap(node) && (tag === undefined || tag === coreTag('map'))) return this.#mapping(node, trail, depth)
    if (isMap(node) && tag === coreTag('set')) return { ...this.#mapping(node, trail, depth), set: true }
    const { start, end } = rangeOf(node)
    return tag?.startsWith(coreTag(''))
      ? refuse('bad-value', 'the tag does not fit this value', start, end)
      : refuse('unknown-tag', 'a tag that the reader does not know', start, end)
  }

  #sequence(node: Collection, trail: Trail | undefined, depth: number): SequenceNode {
    const items = (node.items as ParsedNode[]).map((item, index) =>
      this.node(item, { step: index, outer: trail }, depth + 1, item.range[0]),
    )
    return { kind: 'sequence', items, range: rangeOf(node) }
  }

  /** `!!omap` and `!!pairs`: a list of mappings with one entry each becomes a list of tuples. */
  #pairs(node: Collection, trail: Trail | undefined, depth: number): SequenceNode {
    if (!isSeq(node)) refuse('bad-value', 'the tag wants a list of single entries', node.range[0])
    const items = (node.items as ParsedNode[]).map((item, index) => {
      const [pair, more] = isMap(item) ? (item.items as Pair[]) : []
      if (!pair || more) return refuse('bad-value', 'the tag wants a list of single entries', item.range[0])
      return this.#tuple(pair, rangeOf(item), { step: index, outer: trail }, depth + 1)
    })
    return { kind: 'sequence', items, range: rangeOf(node) }
  }

  #tuple(pair: Pair, range: Range, trail: Trail, depth: number): SequenceNode {
    const key = this.node(pair.key, { step: 0, outer: trail }, depth + 1, range.start)
    const value = this.node(pair.value, { step: 1, outer: trail }, depth + 1, key.range.end)
    return { kind: 'sequence', items: [key, value], range, tuple: true }
  }

  #mapping(node: Collection, trail: Trail | undefined, depth: number): MappingNode {
    const merged: MappingEntry[] = []
    const own: MappingEntry[] = []
    for (const pair of node.items as Pair[]) {
      const start = pair.key?.range[0] ?? node.range[0]
      if (isScalar(pair.key) && this.#rules.isMergeKey(pair.key as Scalar.Parsed))
        this.#merge(pair.value, trail, depth, start, merged)
      else own.push(this.#entry(pair, trail, depth, start))
    }
    const entries = dictionary(merged, own, this.duplicates, trail)
    return { kind: 'mapping', entries, range: rangeOf(node) }
  }

  #entry(pair: Pair, trail: Trail | undefined, depth: number, start: number): MappingEntry {
    const key = this.#rules.key(this.node(pair.key, trail, depth + 1, start, true))
    if (key.kind === 'mapping' || (key.kind === 'sequence' && !key.tuple))
      refuse('unhashable-key', 'a list or mapping stands as a key', key.range.start, key.range.end)
    const step = keyText(key)
    return { key, value: this.node(pair.value, { step, outer: trail }, depth + 1, key.range.end) }
  }

  #merge(
    written: ParsedNode | null,
    trail: Trail | undefined,
    depth: number,
    start: number,
    merged: MappingEntry[],
  ): void {
    const value = this.node(written, trail, depth + 1, start)
    const sources = value.kind === 'sequence' ? [...value.items].reverse() : [value]
    for (const source of sources) {
      const given = mergeable(source, value.range)
      this.#count(given.length, start)
      for (const each of given) merged.push(each)
    }
  }
}

function mergeable(source: YamlNode, { start, end }: Range): readonly MappingEntry[] {
  if (source.kind === 'mapping') return source.entries
  return refuse('bad-value', 'a merge key << takes a mapping or a list of mappings', start, end)
}
