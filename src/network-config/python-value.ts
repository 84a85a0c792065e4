import type { YamlNode } from '../yaml/node.ts'

/** Python's truth value of what PyYAML loaded. */
export const isTruthy = (node: YamlNode | undefined): boolean => {
  if (node === undefined) return false
  switch (node.kind) {
    case 'null':
      return false
    case 'boolean':
      return node.value
    case 'integer':
      return node.value !== 0n
    case 'float':
      return node.value !== 0
    case 'string':
    case 'binary':
      return node.value !== ''
    case 'timestamp':
      return true
    case 'mapping':
      return node.entries.length > 0
    case 'sequence':
      return node.items.length > 0
  }
}

/** Python's `str()` of a scalar; a list or mapping gives empty text, which is no valid value anywhere here. */
export const textOf = (node: YamlNode): string => {
  switch (node.kind) {
    case 'string':
    case 'timestamp':
    case 'binary':
      return node.value
    case 'integer':
      return node.value.toString()
    case 'float':
      return floatText(node.value)
    case 'boolean':
      return node.value ? 'True' : 'False'
    case 'null':
      return 'None'
    default:
      return ''
  }
}

/** A scalar as PyYAML writes it for netplan, which sees text only; `null` for a list or mapping. */
export const dumpedText = (node: YamlNode): string | null => {
  switch (node.kind) {
    case 'boolean':
      return node.value ? 'true' : 'false'
    case 'null':
      return 'null'
    case 'mapping':
    case 'sequence':
      return null
    default:
      return textOf(node)
  }
}

const floatText = (value: number): string => {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf'
  return Number.isInteger(value) && Math.abs(value) < 1e16 ? `${value}.0` : String(value)
}

/**
 * The identity of a value as a key of a Python `dict`, where `1`, `1.0` and `True` are one key; `null` when it
 * cannot be a key.
 */
export const keyOf = (node: YamlNode): string | null => {
  switch (node.kind) {
    case 'string':
      return `s${node.value}`
    case 'integer':
      return `n${node.value}`
    case 'boolean':
      return node.value ? 'n1' : 'n0'
    case 'float':
      return Number.isInteger(node.value) ? `n${BigInt(node.value)}` : `f${node.value}`
    case 'null':
      return '0'
    case 'timestamp':
      return `t${node.value}`
    case 'binary':
      return `b${node.value}`
    default:
      return null
  }
}

/** Whether Python's `==` makes a value equal to this whole number: `2`, `2.0`, and `True` for 1. */
export const equalsInteger = (node: YamlNode | undefined, value: number): boolean =>
  node !== undefined && keyOf(node) === `n${value}`

/** Python's `int()`, or `null` where it raises. */
export const intOf = (node: YamlNode): bigint | null => {
  switch (node.kind) {
    case 'integer':
      return node.value
    case 'boolean':
      return node.value ? 1n : 0n
    case 'float':
      return Number.isFinite(node.value) ? BigInt(Math.trunc(node.value)) : null
    case 'string':
      return intOfText(node.value)
    default:
      return null
  }
}

const intOfText = (text: string): bigint | null => {
  const digits = text.trim()
  if (digits.length > 4300 || !/^[+-]?\d+(_\d+)*$/.test(digits)) return null
  const value = BigInt(digits.replace(/^[+-]/, '').replaceAll('_', ''))
  return digits.startsWith('-') ? -value : value
}
