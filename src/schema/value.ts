import type { YamlNode } from '../yaml/node.ts'

/** Stands for what Python loads and no JSON type covers: timestamps and sets. */
const noJsonType = Symbol('no JSON type')

/**
 * The draft 4 rules of cloud-init do not count 1500.0 as an integer, and no schema asks for more of a float than its
 * sign.
 */
const floatStandIn = (value: number): number => (value < 0 ? -0.5 : 0.5)

/** Deeper than any keyword of the schemas looks: network, section, device, routes, route, key. */
const deepest = 12

/** Collections reached a second time through aliases are judged again until this many nodes were repeated. */
const repeatedNodes = 250_000

interface Walk {
  readonly seen: Set<YamlNode>
  repeated: number
}

/** Python's integers are unbounded; the schemas' ranges end far below 2^53. */
function boundedInteger(value: bigint): number {
  const number = Number(value)
  return Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, number))
}

/** cloud-init's validator takes bytes for a string; they equal no text of an enum, and count by bytes. */
function bytesAsString(base64: string): string {
  const length = Math.floor((base64.replaceAll(/[^A-Za-z0-9+/]/g, '').length * 3) / 4)
  return '\0'.repeat(length)
}

/**
 * The property name under which the validator sees a key. Keys that are not strings (`0:`, `on:`) get a name that
 * no schema knows and no other key can have.
 */
export function schemaKey(key: YamlNode): string {
  if (key.kind === 'string') return key.value.startsWith('\0') ? `\0string ${key.value}` : key.value
  const content = 'source' in key ? key.source : `${key.range.start}`
  return `\0${key.kind} ${content}`
}

const sizeOf = (node: YamlNode) =>
  node.kind === 'mapping' ? node.entries.length : node.kind === 'sequence' ? node.items.length : 0

/** An alias bomb is cut short, not expanded: what is cut was judged where it stood first. */
function isSpent(node: YamlNode, walk: Walk): boolean {
  if (!walk.seen.has(node)) {
    walk.seen.add(node)
    return false
  }
  walk.repeated += 1 + sizeOf(node)
  return walk.repeated > repeatedNodes
}

function sequenceValue(items: readonly YamlNode[], depth: number, walk: Walk): unknown[] {
  const values: unknown[] = []
  for (const item of items) {
    if (isSpent(item, walk)) break
    values.push(nodeValue(item, depth + 1, walk))
  }
  return values
}

function mappingValue(node: YamlNode & { kind: 'mapping' }, depth: number, walk: Walk): unknown {
  // Without a prototype, `__proto__` and `constructor` are keys like any other.
  const value: Record<string, unknown> = Object.create(null)
  for (const entry of node.entries) {
    const cut = isSpent(entry.value, walk)
    value[schemaKey(entry.key)] = nodeValue(entry.value, cut ? deepest : depth + 1, walk)
  }
  return value
}

function nodeValue(node: YamlNode, depth: number, walk: Walk): unknown {
  switch (node.kind) {
    case 'string':
    case 'boolean':
    case 'null':
      return node.value
    case 'integer':
      return boundedInteger(node.value)
    case 'binary':
      return bytesAsString(node.value)
    case 'float':
      return floatStandIn(node.value)
    case 'timestamp':
      return noJsonType
    case 'sequence':
      return depth >= deepest ? [] : sequenceValue(node.items, depth, walk)
    case 'mapping':
      if (node.set) return noJsonType
      return depth >= deepest ? Object.create(null) : mappingValue(node, depth, walk)
  }
}

/**
 * The value that the compiled schemas judge as cloud-init's validator judges the loaded document: integral
 * floats are no integers, bytes are strings, timestamps and sets are of no JSON type, keys that are not strings
 * match no property. Costs at most the size of the document plus a fixed number of nodes repeated by aliases.
 */
export function schemaValue(root: YamlNode): unknown {
  return nodeValue(root, 0, { seen: new Set([root]), repeated: 0 })
}
