import { keyText } from './lookup.ts'
import type { MappingNode, YamlNode } from './node.ts'
import { floatRepr } from './python-text.ts'

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue }

export interface JsonLimits {
  /** The most values written out; aliases can make a small document large. */
  readonly values?: number
}

export interface JsonResult {
  readonly value: JsonValue
  /** The limit was reached: what lies beyond it is `null`. */
  readonly truncated: boolean
}

const mostValues = 200_000

/** A loaded value as JSON can hold it; what exceeds the limits becomes `null`. */
export const toJsonValue = (root: YamlNode | null, limits: JsonLimits = {}): JsonValue =>
  toJson(root, limits).value

/**
 * A loaded value as JSON can hold it: dates as ISO text, `inf`, `-inf` and `nan` as that text, integers beyond
 * 2^53 as decimal text, `!!binary` as base64, sets as objects of nulls, keys as Python's `str()` gives them.
 */
export function toJson(root: YamlNode | null, { values = mostValues }: JsonLimits = {}): JsonResult {
  let left = values
  const convert = (node: YamlNode): JsonValue => {
    if (--left < 0) return null
    switch (node.kind) {
      case 'mapping':
        return object(node, convert, () => left >= 0)
      case 'sequence':
        return list(node.items, convert, () => left >= 0)
      case 'integer':
        return jsonInteger(node.value)
      case 'float':
        return Number.isFinite(node.value) ? node.value : floatRepr(node.value)
      default:
        return node.value
    }
  }
  const value = root ? convert(root) : null
  return { value, truncated: left < 0 }
}

type Convert = (node: YamlNode) => JsonValue

/** Once the budget is spent, the rest of a list is not even walked: one `null` stands for it. */
function list(items: readonly YamlNode[], convert: Convert, more: () => boolean): JsonValue[] {
  const values: JsonValue[] = []
  for (const item of items) {
    values.push(convert(item))
    if (!more()) break
  }
  return values
}

/** Keys that collide as text: the last wins. */
function object({ entries, set }: MappingNode, convert: Convert, more: () => boolean): JsonValue {
  const result: Record<string, JsonValue> = {}
  for (const { key, value } of entries) {
    const converted = convert(value)
    const name = keyText(key)
    if (name === '__proto__') own(result, name, set ? null : converted)
    else result[name] = set ? null : converted
    if (!more()) break
  }
  return result
}

/** An assignment to `__proto__` would make no property. */
function own(result: Record<string, JsonValue>, name: string, value: JsonValue): void {
  Object.defineProperty(result, name, { value, enumerable: true, configurable: true, writable: true })
}

const jsonInteger = (value: bigint): number | string =>
  value <= 9007199254740991n && value >= -9007199254740991n ? Number(value) : value.toString()
