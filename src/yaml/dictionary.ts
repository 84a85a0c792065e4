import { keyText } from './lookup.ts'
import type { MappingEntry, Range, ScalarNode, YamlNode } from './node.ts'
import { pathOf, type Trail } from './trail.ts'

/** A key that a mapping holds twice. Only the later value counts. */
export interface DuplicateKey {
  readonly key: string
  /** The later one, which wins. */
  readonly range: Range
  readonly first: Range
  readonly path: readonly (string | number)[]
}

/**
 * A Python dict: equal keys (1, 1.0 and True are equal) keep the first key and its place and take the last value.
 * Keys from `<<` come first and give way to the mapping's own; they are never reported as repeated.
 */
export function dictionary(
  merged: readonly MappingEntry[],
  own: readonly MappingEntry[],
  duplicates: DuplicateKey[],
  trail: Trail | undefined,
): MappingEntry[] {
  const entries = new Map<string, MappingEntry>()
  for (const each of merged) assign(entries, identity(each.key), each)
  const seen = new Map<string, Range>()
  for (const each of own) {
    const id = identity(each.key)
    const first = seen.get(id)
    if (first) duplicates.push(duplicate(each.key, first, trail))
    else seen.set(id, each.key.range)
    assign(entries, id, each)
  }
  return [...entries.values()]
}

function assign(entries: Map<string, MappingEntry>, id: string, { key, value }: MappingEntry): void {
  entries.set(id, { key: entries.get(id)?.key ?? key, value })
}

function duplicate(node: YamlNode, first: Range, trail: Trail | undefined): DuplicateKey {
  const key = keyText(node)
  return { key, range: node.range, first, path: [...pathOf(trail), key] }
}

/** A text that two keys share exactly when Python takes them as equal. */
function identity(key: YamlNode): string {
  switch (key.kind) {
    case 'integer':
      return `n${key.value}`
    case 'boolean':
      return key.value ? 'n1' : 'n0'
    case 'float':
      return Number.isInteger(key.value) ? `n${BigInt(key.value)}` : `f${key.value}`
    case 'timestamp':
      return `t${instant(key)}`
    case 'null':
      return 'null'
    case 'mapping':
    case 'sequence':
      return `${key.kind}${key.range.start}`
    default:
      return `${key.kind} ${key.value}`
  }
}

/** Datetimes with a zone are equal when they name the same moment. */
function instant({ value }: ScalarNode & { kind: 'timestamp' }): string {
  const parts = /^(.{19})(\.\d{6})?([-+]\d\d:\d\d)$/.exec(value)
  return parts ? `${Date.parse(`${parts[1]}${parts[3]}`)}${parts[2] ?? ''}` : value
}
