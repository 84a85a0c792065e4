import { entry, items, keyText } from '../yaml/lookup.ts'
import type { MappingEntry, MappingNode, Range, YamlNode } from '../yaml/node.ts'

/** Keys from the document's root down to a place. */
export type Path = readonly (string | number)[]

/** A value, where it stands, and the text that a person edits: an empty value is shown by its key. */
export interface Spot<N extends YamlNode = YamlNode> {
  readonly node: N
  readonly path: Path
  readonly range: Range
}

export const spotOf = ({ key, value }: MappingEntry, path: Path = []): Spot => ({
  node: value,
  path: [...path, keyText(key)],
  range: value.range.end > value.range.start ? value.range : key.range,
})

/** The value under a key. */
export function spotAt(node: YamlNode | null | undefined, name: string, path: Path = []): Spot | undefined {
  const found = entry(node, name)
  return found && spotOf(found, path)
}

/** The items of a list. */
export const itemSpots = ({ node, path, range }: Spot): readonly Spot[] =>
  items(node).map((item, index) => ({
    node: item,
    path: [...path, index],
    range: item.range.end > item.range.start ? item.range : range,
  }))

export const isMappingSpot = (spot: Spot): spot is Spot<MappingNode> => spot.node.kind === 'mapping'

type StringNode = YamlNode & { kind: 'string' }
export const isStringSpot = (spot: Spot): spot is Spot<StringNode> => spot.node.kind === 'string'

export const isTrue = (node: YamlNode | undefined): boolean => node?.kind === 'boolean' && node.value
export const isFalse = (node: YamlNode | undefined): boolean => node?.kind === 'boolean' && !node.value
