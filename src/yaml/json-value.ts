import { keyText } from './lookup.ts'
import type { YamlNode } from './node.ts'

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue }

const mostValues = 200_000

/** A loaded value as JSON can hold it. Aliases are written out up to a budget; what exceeds it becomes `null`. */
export function toJsonValue(root: YamlNode | null): JsonValue {
  let left = mostValues
  const convert = (node: YamlNode): JsonValue => {
    if (left-- <= 0) return null
    switch (node.kind) {
      case 'mapping':
        return Object.fromEntries(node.entries.map(({ key, value }) => [keyText(key), convert(value)]))
      case 'sequence':
        return node.items.map(convert)
      case 'integer':
        return node.value <= 9007199254740991n && node.value >= -9007199254740991n
          ? Number(node.value)
          : String(node.value)
      case 'float':
        return Number.isFinite(node.value)
          ? node.value
          : String(node.value).replace('Infinity', 'inf').replace('NaN', 'nan')
      default:
        return node.value
    }
  }
  return root ? convert(root) : null
}
