import type { YamlNode } from '../../src/yaml/node.ts'
import { floatRepr } from '../../src/yaml/python-text.ts'

/** A node in the notation of fixtures/yaml/pyyaml_answer.py, which keeps Python's types apart. */
export function taggedValue(node: YamlNode | null): unknown {
  if (node === null) return null
  switch (node.kind) {
    case 'integer':
      return { i: node.value.toString() }
    case 'float':
      return { f: floatRepr(node.value) }
    case 'timestamp':
      return { t: node.value }
    case 'binary':
      return { b: node.value }
    case 'sequence':
      return node.tuple ? { tuple: node.items.map(taggedValue) } : node.items.map(taggedValue)
    case 'mapping':
      return node.set
        ? { set: sorted(node.entries.map(({ key }) => taggedValue(key))) }
        : { d: node.entries.map(({ key, value }) => [taggedValue(key), taggedValue(value)]) }
    default:
      return node.value
  }
}

/** Python's sets have no order: both sides are put into the same one. */
export const sorted = (values: readonly unknown[]): unknown[] =>
  values
    .map((value) => [JSON.stringify(value), value] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, value]) => value)

/** The answer's sets in the same order as `taggedValue` gives them. */
export function withSortedSets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSortedSets)
  if (typeof value !== 'object' || value === null) return value
  const [[tag, inner] = ['', undefined]] = Object.entries(value)
  if (tag === 'set' && Array.isArray(inner)) return { set: sorted(inner) }
  return Array.isArray(inner) ? { [tag]: inner.map(withSortedSets) } : value
}
