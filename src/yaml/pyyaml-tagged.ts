import type { Range, ScalarNode } from './node.ts'
import { resolvePlain } from './pyyaml-scalar.ts'

export const coreTag = (name: string): string => `tag:yaml.org,2002:${name}`

type Constructor = (text: string, range: Range) => ScalarNode | undefined

/** What SafeConstructor makes of a scalar with an explicit tag; `undefined` where it raises. */
const constructors: Readonly<Record<string, Constructor>> = {
  [coreTag('str')]: (text, range) => ({ kind: 'string', value: text, source: text, plain: false, range }),
  [coreTag('null')]: (text, range) => ({ kind: 'null', value: null, source: text, range }),
  [coreTag('int')]: (text, range) => only('integer', text, range),
  [coreTag('timestamp')]: (text, range) => only('timestamp', text, range),
  [coreTag('bool')]: (text, range) => only('boolean', text.toLowerCase(), range),
  [coreTag('float')]: (text, range) => floatOf(text, range),
  [coreTag('binary')]: (text, range) => binaryOf(text, range),
}

export const constructTagged = (tag: string, text: string, range: Range): ScalarNode | undefined =>
  constructors[tag]?.(text, range)

function only(kind: ScalarNode['kind'], text: string, range: Range): ScalarNode | undefined {
  const node = resolvePlain(text, range)
  return node?.kind === kind ? node : undefined
}

/** Python's `float()` also takes what YAML's own resolver leaves as text: `1`, `1e3`. */
function floatOf(text: string, range: Range): ScalarNode | undefined {
  const node = resolvePlain(text, range)
  if (node?.kind === 'float') return node
  const digits = text.replaceAll('_', '')
  const number = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(digits)
  return number ? { kind: 'float', value: Number(digits), source: text, range } : undefined
}

/** Python's `base64.decodebytes` skips what is no base64; the digits must come in fours. */
function binaryOf(text: string, range: Range): ScalarNode | undefined {
  const digits = text.replace(/[^A-Za-z0-9+/=]/g, '')
  if (/[^\u0000-\u007f]/.test(text) || digits.length % 4 !== 0) return undefined
  return { kind: 'binary', value: digits, source: text, range }
}
