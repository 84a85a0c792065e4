import type { YamlNode } from './node.ts'

/** Python's truth value of what PyYAML loads. */
export function isFalse(node: YamlNode): boolean {
  switch (node.kind) {
    case 'mapping':
      return node.entries.length === 0
    case 'sequence':
      return node.items.length === 0
    case 'timestamp':
      return false
    case 'float':
      return node.value === 0
    case 'integer':
      return node.value === 0n
    default:
      return !node.value
  }
}
