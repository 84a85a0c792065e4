import type { Range, ScalarNode } from './node.ts'
import { pyyamlBinary } from './pyyaml-binary.ts'
import { pyyamlFloat, pyyamlInteger } from './pyyaml-number.ts'
import { pyyamlTimestamp } from './pyyaml-timestamp.ts'
import { coreTag } from './tag-name.ts'

type ResolvedKind = Exclude<ScalarNode['kind'], 'binary'> | 'merge' | 'value'

const booleanWords: ReadonlyMap<string, boolean> = new Map(
  ['yes', 'true', 'on', 'no', 'false', 'off'].flatMap((word, index) =>
    [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()].map(
      (spelling) => [spelling, index < 3] as const,
    ),
  ),
)

const nullWords: ReadonlySet<string> = new Set(['', '~', 'null', 'Null', 'NULL'])

/** Resolved to tags that have no constructor; all but `=` can only stand quoted, under the tag `!`. */
const unconstructible: ReadonlySet<string> = new Set(['=', '!', '&', '*'])

const floatForms =
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/
const integerForms = /^[-+]?(?:0b[01_]+|0[0-7_]+|0|[1-9][0-9_]*(?::[0-5]?[0-9])*|0x[0-9a-fA-F_]+)$/
const timestampForms =
  /^[0-9]{4}-(?:[0-9]{2}-[0-9]{2}|[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?)$/

/** What PyYAML's implicit resolvers take a plain scalar for. */
function implicitKind(source: string): ResolvedKind {
  const first = source.charCodeAt(0)
  const digit = first >= 0x30 && first <= 0x39
  if (digit || first === 0x2b || first === 0x2d || first === 0x2e) {
    if (floatForms.test(source)) return 'float'
    if (integerForms.test(source)) return 'integer'
    return digit && timestampForms.test(source) ? 'timestamp' : 'string'
  }
  if (source.length > 5) return 'string'
  if (nullWords.has(source)) return 'null'
  if (booleanWords.has(source)) return 'boolean'
  if (unconstructible.has(source)) return 'value'
  return source === '<<' ? 'merge' : 'string'
}

/** A plain scalar as `yaml.safe_load` makes it a value; `undefined` where its constructor raises. */
export function resolvePlain(source: string, range: Range): ScalarNode | undefined {
  const kind = implicitKind(source)
  if (kind === 'string') return { kind, value: source, source, plain: true, range }
  return kind === 'merge' || kind === 'value' ? undefined : makeScalar(kind, source, range)
}

/**
 * A scalar of any style under the non-specific tag `!`: PyYAML resolves it like a plain one. Its patterns let one
 * final line break pass.
 */
export function resolveNonSpecific(source: string, range: Range): ScalarNode | undefined {
  const kind = implicitKind(source.endsWith('\n') && source !== '\n' ? source.slice(0, -1) : source)
  if (kind === 'string') return { kind, value: source, source, plain: false, range }
  return kind === 'merge' || kind === 'value' ? undefined : makeScalar(kind, source, range)
}

const taggedKinds: ReadonlyMap<string, ScalarNode['kind']> = new Map([
  [coreTag('str'), 'string'],
  [coreTag('int'), 'integer'],
  [coreTag('float'), 'float'],
  [coreTag('bool'), 'boolean'],
  [coreTag('null'), 'null'],
  [coreTag('timestamp'), 'timestamp'],
  [coreTag('binary'), 'binary'],
])

export const isScalarTag = (tag: string): boolean => taggedKinds.has(tag)

/** A scalar with an explicit tag; `undefined` where `safe_load` raises. */
export function resolveTagged(tag: string, source: string, range: Range): ScalarNode | undefined {
  const kind = taggedKinds.get(tag)
  return kind && makeScalar(kind, source, range)
}

function makeScalar(kind: ScalarNode['kind'], source: string, range: Range): ScalarNode | undefined {
  if (kind === 'string') return { kind, value: source, source, plain: false, range }
  if (kind === 'null') return { kind, value: null, source, range }
  if (kind === 'integer') return withValue(kind, pyyamlInteger(source), source, range)
  if (kind === 'float') return withValue(kind, pyyamlFloat(source), source, range)
  if (kind === 'boolean') return withValue(kind, booleanWords.get(source.toLowerCase()), source, range)
  const value = kind === 'timestamp' ? pyyamlTimestamp(source) : pyyamlBinary(source)
  return withValue(kind, value, source, range)
}

type ValuedKind = Exclude<ScalarNode['kind'], 'string' | 'null'>

function withValue<Kind extends ValuedKind>(
  kind: Kind,
  value: (ScalarNode & { kind: Kind })['value'] | undefined,
  source: string,
  range: Range,
): ScalarNode | undefined {
  return value === undefined ? undefined : ({ kind, value, source, range } as ScalarNode)
}
