import { child, entry } from '../yaml/lookup.ts'
import type { MappingNode, Range, YamlNode } from '../yaml/node.ts'
import type { Effect, Fault, FaultArgs, Outcome, Path } from './fault.ts'
import type { FaultCode } from './fault-codes.ts'
import { equalsInteger, isTruthy, keyOf, textOf } from './python-value.ts'

/** What the root of a document decides before anything inside it is read. */
export interface Shape {
  readonly status: 'parsed' | 'empty' | 'invalid'
  readonly wrapped: boolean
  readonly body: MappingNode | null
  /** Where `body` begins. */
  readonly bodyPath: Path
  readonly version: string | number | null
  /** The grammar that cloud-init applies: `1`, `1.0` and `true` are one number to Python. */
  readonly grammar: 1 | 2 | null
  /** `null`: the body decides. */
  readonly outcome: Outcome | null
  readonly faults: readonly Fault[]
}

const fault = (
  code: FaultCode,
  effect: Effect,
  range: Range,
  path: Path = [],
  args: FaultArgs = {},
): Fault => ({ code, effect, renderers: 'all', path, range, args })

const noBody = { wrapped: false, body: null, bodyPath: [], version: null, grammar: null }

/** The shape of a document whose YAML loaded. */
export const shapeOf = (root: YamlNode): Shape => {
  if (root.kind !== 'mapping') return shapeOfOther(root)
  const wrapper = entry(root, 'network')
  if (wrapper === undefined) return shapeOfBody(root, root, [], false)
  const siblings = root.entries.filter((each) => each !== wrapper)
  const [first] = siblings
  const shape = shapeOfBody(root, wrapper.value, ['network'], true)
  if (first === undefined) return shape
  const keys = siblings.map(({ key }) => textOf(key))
  const empty = shape.status === 'empty'
  const lost = fault('nc-wrapper-siblings', 'silent', first.key.range, keys.slice(0, 1), { keys, empty })
  return { ...shape, faults: [lost, ...shape.faults] }
}

const shapeOfOther = (root: YamlNode): Shape => {
  const empty = root.kind === 'null'
  const code = empty ? 'nc-empty' : scalarCode(root)
  return {
    ...noBody,
    status: empty ? 'empty' : 'invalid',
    outcome: 'fallback',
    faults: [fault(code, 'none', root.range, [], code === 'nc-not-mapping' ? notMapping(root, false) : {})],
  }
}

const kinds: Partial<Record<YamlNode['kind'], string>> = {
  string: 'text',
  sequence: 'a list',
  integer: 'a number',
  float: 'a number',
  boolean: 'a truth value',
  timestamp: 'a date',
}

const notMapping = ({ kind }: YamlNode, wrapped: boolean): FaultArgs => ({
  kind: kinds[kind] ?? 'a value',
  wrapped,
})

const scalarCode = (root: YamlNode): FaultCode => {
  if (root.kind !== 'string') return 'nc-not-mapping'
  if (root.value === '') return 'nc-empty-quotes'
  return isBase64(root.value) ? 'nc-still-base64' : 'nc-not-mapping'
}

const isBase64 = (text: string): boolean => {
  const packed = text.replace(/\s+/g, '')
  return packed.length >= 12 && packed.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(packed)
}

const shapeOfBody = (root: MappingNode, body: YamlNode, path: Path, wrapped: boolean): Shape => {
  const base = { ...noBody, wrapped, bodyPath: path }
  if (!isTruthy(body)) {
    const range = wrapped ? (entry(root, 'network')?.key.range ?? root.range) : root.range
    return { ...base, status: 'empty', outcome: 'fallback', faults: [fault('nc-empty', 'none', range, path)] }
  }
  if (body.kind !== 'mapping') {
    const disabled = body.kind === 'string' && body.value === 'disabled'
    const code = disabled ? 'nc-disabled-as-string' : 'nc-not-mapping'
    const args = disabled ? {} : notMapping(body, true)
    const only = fault(code, 'fatal', body.range, path, args)
    return { ...base, status: 'parsed', outcome: 'fatal', faults: [only] }
  }
  return shapeOfMapping(body, path, wrapped)
}

const shapeOfMapping = (body: MappingNode, path: Path, wrapped: boolean): Shape => {
  const node = child(body, 'version')
  const version = versionOf(node)
  const grammar: 1 | 2 | null = equalsInteger(node, 1) ? 1 : equalsInteger(node, 2) ? 2 : null
  const base = { status: 'parsed' as const, wrapped, body, bodyPath: path, version, grammar }
  const config = entry(body, 'config')
  if (config?.value.kind === 'string' && config.value.value === 'disabled') {
    const off = fault('nc-disabled', 'none', config.value.range, [...path, 'config'])
    return { ...base, outcome: 'disabled', faults: [off] }
  }
  if (grammar !== null) return { ...base, outcome: null, faults: [] }
  return { ...base, outcome: 'fatal', faults: [versionFault(body, node, path)] }
}

const versionOf = (node: YamlNode | undefined): string | number | null => {
  if (node === undefined) return null
  switch (node.kind) {
    case 'string':
    case 'timestamp':
      return node.value
    case 'integer':
      return Number(node.value)
    case 'float':
      return node.value
    case 'boolean':
      return node.value ? 1 : 0
    default:
      return null
  }
}

const versionFault = (body: MappingNode, node: YamlNode | undefined, path: Path): Fault => {
  const at = [...path, 'version']
  if (node === undefined) return absentVersion(body, path)
  if (node.kind === 'string' && /^[12]$/.test(node.value)) {
    return fault('nc-version-quoted', 'fatal', node.range, at, { version: node.value })
  }
  const empty = node.kind === 'null' && node.source === ''
  const range = empty ? (entry(body, 'version')?.key.range ?? node.range) : node.range
  return fault('nc-version-unknown', 'fatal', range, at, { version: textOf(node) })
}

const wrapperKeys = new Set([
  'snetwork-config',
  'snetworkData',
  'snetwork_config',
  'snetwork-data',
  'snetworkdata',
])

/** A body without version: wrapped once too often, wrapped in the wrong key, or just without it. */
const absentVersion = (body: MappingNode, path: Path): Fault => {
  const inner = entry(body, 'network')
  if (path.length > 0 && inner !== undefined) {
    return fault('nc-wrapper-double', 'fatal', inner.key.range, [...path, 'network'])
  }
  const wrapper = body.entries.find(({ key }) => wrapperKeys.has(keyOf(key) ?? ''))
  if (wrapper !== undefined) {
    const key = textOf(wrapper.key)
    return fault('nc-wrapper-unknown', 'fatal', wrapper.key.range, [...path, key], { key })
  }
  const first = body.entries[0]
  return fault('nc-version-absent', 'fatal', first?.key.range ?? body.range, path)
}
