import type { Range, ScalarNode } from './node.ts'
import { coreTag } from './tag-name.ts'

const words: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON', 'true', 'True', 'TRUE'].map(
    (word) => [word, true] as const,
  ),
  ...['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF', 'false', 'False', 'FALSE'].map(
    (word) => [word, false] as const,
  ),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
])

const longestNumber = 4300
const floatForm = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/

/**
 * A plain scalar as go-yaml v2 takes it on the way to JSON: no base-60 numbers, dates stay text, decimal numbers that
 * fit in no 64 bits are floats.
 */
export function resolveGoPlain(source: string, range: Range): ScalarNode {
  const word = words.get(source)
  if (word === null) return { kind: 'null', value: null, source, range }
  if (word !== undefined) return { kind: 'boolean', value: word, source, range }
  const text: ScalarNode = { kind: 'string', value: source, source, plain: true, range }
  return /^[-+.0-9]/.test(source) && source.length <= longestNumber ? (number(source, range) ?? text) : text
}

function number(source: string, range: Range): ScalarNode | undefined {
  const special = /^([-+]?)\.(?:(inf|Inf|INF)|nan|NaN|NAN)$/.exec(source)
  if (special?.[2]) return { kind: 'float', value: Number(`${special[1]}Infinity`), source, range }
  if (special) return special[1] ? undefined : { kind: 'float', value: Number.NaN, source, range }
  const digits = source.startsWith('.') ? source : source.replaceAll('_', '')
  const value = integer(digits)
  const fits = value !== undefined && value >= -(2n ** 63n) && value < 2n ** 64n
  if (value !== undefined && (fits || !floatForm.test(digits)))
    return { kind: 'integer', value, source, range }
  return floatForm.test(digits) ? { kind: 'float', value: Number(digits), source, range } : undefined
}

function integer(digits: string): bigint | undefined {
  const parts = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))$/.exec(digits)
  if (!parts) return undefined
  const [, sign, hex, binary, octal, decimal] = parts
  const prefixed = hex ? `0x${hex}` : binary ? `0b${binary}` : octal ? `0o${octal}` : decimal
  const magnitude = BigInt(prefixed ?? 0)
  return sign === '-' ? -magnitude : magnitude
}

const kindsOf: ReadonlyMap<string, readonly ScalarNode['kind'][]> = new Map([
  [coreTag('int'), ['integer']],
  [coreTag('float'), ['float', 'integer']],
  [coreTag('bool'), ['boolean']],
  [coreTag('null'), ['null']],
])

/** A scalar with an explicit tag; `undefined` where its text is no such value. Other tags leave it a text. */
export function resolveGoTagged(tag: string, source: string, range: Range): ScalarNode | undefined {
  const kinds = kindsOf.get(tag)
  if (!kinds) return { kind: 'string', value: source, source, plain: false, range }
  const node = resolveGoPlain(source, range)
  if (!kinds.includes(node.kind)) return undefined
  return tag === coreTag('float') && node.kind === 'integer'
    ? { kind: 'float', value: Number(node.value), source, range }
    : node
}
