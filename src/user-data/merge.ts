import type { JsonValue } from '../yaml/json-value.ts'

/** One of cloud-init's mergers with its options: `list(append)` is `['list', ['append']]`. */
export type Merger = readonly [name: string, options: readonly string[]]

/** What cloud-init merges parts with that say nothing of it: later keys replace earlier ones. */
export const defaultMergers: readonly Merger[] = [
  ['dict', ['replace']],
  ['list', []],
  ['str', []],
]

/** A merge type that cloud-init raises at. */
export class MergeError extends Error {}

/** `list(append)+dict(recurse_array)+str()`: the header's form, and that of `merge_how` as a text. */
export function parseMergers(text: string): readonly Merger[] {
  return text
    .split('+')
    .map((piece) => piece.toLowerCase().trim().replaceAll('-', '_'))
    .filter((piece) => piece !== '')
    .map((piece) => {
      const [, name, options = ''] = /^([a-z_][a-z0-9_]*)\((.*?)\)$/.exec(piece) ?? []
      if (name === undefined) throw new MergeError('merge-type')
      return [merger(name), options.split(',').flatMap((option) => option.trim() || [])] as const
    })
}

/** `merge_how` or `merge_type` of a cloud-config; its list form names settings. */
export function mergersIn(value: JsonValue): readonly Merger[] {
  if (typeof value === 'string') return parseMergers(value)
  if (!Array.isArray(value)) throw new MergeError('merge-type')
  return value.map((item): Merger => {
    const [name, options] = Array.isArray(item)
      ? [item[0], item.slice(1)]
      : isObject(item)
        ? [item.name, item.settings]
        : []
    if (typeof name !== 'string' || !Array.isArray(options)) throw new MergeError('merge-type')
    return [merger(name.replaceAll('-', '_').trim()), options.filter((option) => typeof option === 'string')]
  })
}

function merger(name: string): string {
  const known = name.replace(/^m_/, '')
  if (known === 'dict' || known === 'list' || known === 'str') return known
  throw new MergeError('merge-type')
}

/** What stands there already merged with what comes: the first merger for the type of what stands there decides. */
export function merge(mergers: readonly Merger[], old: JsonValue, next: JsonValue): JsonValue {
  const kind = Array.isArray(old)
    ? 'list'
    : isObject(old)
      ? 'dict'
      : typeof old === 'string'
        ? 'str'
        : undefined
  const [, options] = mergers.find(([name]) => name === kind) ?? []
  // Nothing merges it: it stays.
  if (!options) return old
  const inner = (a: JsonValue, b: JsonValue) => merge(mergers, a, b)
  if (isObject(old)) return isObject(next) ? mergeObjects(options, old, next, inner) : old
  if (Array.isArray(old)) return mergeLists(options, old, next, inner)
  return typeof next === 'string' && options.includes('append') ? `${old}${next}` : next
}

type Inner = (old: JsonValue, next: JsonValue) => JsonValue
type JsonObject = { readonly [key: string]: JsonValue }

export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const any = (options: readonly string[], ...names: readonly string[]): boolean =>
  names.some((name) => options.includes(name))

function mergeObjects(
  options: readonly string[],
  old: JsonObject,
  next: JsonObject,
  inner: Inner,
): JsonObject {
  const merged = new Map(Object.entries(old))
  for (const [key, value] of Object.entries(next)) {
    const before = merged.get(key)
    if (before === undefined) merged.set(key, value)
    else if (value === null && any(options, 'allow_delete')) merged.delete(key)
    else merged.set(key, sameKey(options, before, value, inner))
  }
  return Object.fromEntries(merged)
}

/** Without `replace` what is there stays, but for what is merged in depth. */
function sameKey(options: readonly string[], old: JsonValue, next: JsonValue, inner: Inner): JsonValue {
  if (any(options, 'replace')) return next
  const deep =
    isObject(next) ||
    (Array.isArray(next) && any(options, 'recurse_array', 'recurse_list')) ||
    (typeof next === 'string' && any(options, 'recurse_str'))
  return deep ? inner(old, next) : old
}

const listMethods = ['append', 'prepend', 'replace', 'no_replace'] as const

function mergeLists(
  options: readonly string[],
  old: readonly JsonValue[],
  next: JsonValue,
  inner: Inner,
): JsonValue {
  const method = listMethods.find((name) => options.includes(name)) ?? 'replace'
  if (method === 'replace' && !Array.isArray(next)) return next
  const items = itemsOf(next)
  if (method === 'append') return [...old, ...items]
  if (method === 'prepend') return [...items, ...old]
  return old.map((value, index) => {
    const replacement = items[index]
    if (replacement === undefined || method === 'no_replace') return value
    const deep =
      (isObject(replacement) && any(options, 'recurse_dict')) ||
      (Array.isArray(replacement) && any(options, 'recurse_array', 'recurse_list')) ||
      (typeof replacement === 'string' && any(options, 'recurse_str'))
    return deep ? inner(value, replacement) : replacement
  })
}

/** What Python iterates over: characters of a text, keys of a mapping. */
function itemsOf(value: JsonValue): readonly JsonValue[] {
  if (Array.isArray(value)) return value
  if (typeof value === 'string') return Array.from(value)
  return isObject(value) ? Object.keys(value) : []
}
