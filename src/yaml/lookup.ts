import type { MappingEntry, MappingNode, YamlNode } from './node.ts'
import { pythonStr } from './python-text.ts'

type MaybeNode = YamlNode | null | undefined

export const isMapping = (node: MaybeNode): node is MappingNode => node?.kind === 'mapping'

/** The entry of a mapping under a key that is this text; a key `1` or `true` is no text. */
export function entry(node: MaybeNode, name: string): MappingEntry | undefined {
  if (node?.kind !== 'mapping') return undefined
  const { entries } = node
  if (entries.length > mostScanned) return indexOf(node).byText.get(name)
  for (const each of entries) if (each.key.kind === 'string' && each.key.value === name) return each
  return undefined
}

/** A mapping of more entries is indexed once: whoever looks up each of its keys would else take the square of its length. */
const mostScanned = 16

interface Index {
  readonly byText: ReadonlyMap<string, MappingEntry>
  /** Keys that are no text, by their `keyText`. */
  readonly byKeyText: ReadonlyMap<string, MappingEntry>
}

const indices = new WeakMap<MappingNode, Index>()

function indexOf(node: MappingNode): Index {
  const known = indices.get(node)
  if (known) return known
  const byText = new Map<string, MappingEntry>()
  const byKeyText = new Map<string, MappingEntry>()
  for (const each of node.entries) {
    if (each.key.kind === 'string') byText.set(each.key.value, each)
    else if (!byKeyText.has(keyText(each.key))) byKeyText.set(keyText(each.key), each)
  }
  const index = { byText, byKeyText }
  indices.set(node, index)
  return index
}

export const child = (node: MaybeNode, name: string): YamlNode | undefined => entry(node, name)?.value

export const items = (node: MaybeNode): readonly YamlNode[] => (node?.kind === 'sequence' ? node.items : [])

/** A scalar's text as written for strings, as source for the rest; `undefined` for collections and null. */
export function text(node: MaybeNode): string | undefined {
  if (!node || node.kind === 'mapping' || node.kind === 'sequence' || node.kind === 'null') return undefined
  return node.kind === 'string' ? node.value : node.source
}

/** Python's `str()` of a mapping's key: `True`, `None`, `7`, `1.5`; a text stays as it is. */
export const keyText = (key: YamlNode): string => (key.kind === 'string' ? key.value : pythonStr(key))

/** The node that a path leads to: numbers count items, texts name keys by their `keyText`. */
export function nodeAt(root: MaybeNode, path: readonly (string | number)[]): YamlNode | undefined {
  let node = root ?? undefined
  for (const step of path) node = typeof step === 'number' ? items(node)[step] : childByText(node, step)
  return node
}

function childByText(node: MaybeNode, name: string): YamlNode | undefined {
  if (node?.kind !== 'mapping') return undefined
  const named = child(node, name)
  if (named || node.entries.length <= mostScanned)
    return named ?? node.entries.find(({ key }) => keyText(key) === name)?.value
  return indexOf(node).byKeyText.get(name)?.value
}

/** RFC 6901. */
export const jsonPointer = (path: readonly (string | number)[]): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
