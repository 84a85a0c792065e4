import { keyText } from '../yaml/lookup.ts'
import type { MappingEntry, MappingNode, Range, YamlNode } from '../yaml/node.ts'
import { suggest } from './suggest.ts'
import type { ValidatorError } from './validator.ts'
import { schemaKey } from './value.ts'
import { absentKey, actualKey, actualKind, actualValue, expectedValue, listed } from './words.ts'

export type SchemaRule =
  | 'unknown-key'
  | 'missing-key'
  | 'wrong-type'
  | 'not-in-enum'
  | 'out-of-range'
  | 'too-long'
  | 'other'

export interface SchemaComplaint {
  readonly rule: SchemaRule
  /** From the root of the document; ends at the mapping that lacks a key. */
  readonly path: readonly (string | number)[]
  /** The key that is unknown, the value that is wrong, or the first key of the mapping that lacks one. */
  readonly range: Range
  /** The key that is unknown or missing. */
  readonly key?: string
  readonly expected: string
  readonly actual: string
  /** What stands there, without its text. */
  readonly kind: string
  readonly suggestion?: string
}

/** What is accepted still, and by what it was replaced. */
export interface Deprecation {
  readonly path: readonly (string | number)[]
  /** The key that is deprecated, or the value whose form is. */
  readonly range: Range
  readonly key: string
  /** Only this form of its value is. */
  readonly form: boolean
  /** The schema's words: `Since 22.2: use package_update.` */
  readonly message: string
}

/** A wrong name of a key, and the right one that people mean by it, where that is another word. */
export type Synonyms = Readonly<Record<string, string>>

/** Errors looked at, and complaints made of them: one wrong habit may be repeated in every device. */
const mostErrors = 10_000
const mostComplaints = 1_000

const rules: Readonly<Record<string, SchemaRule>> = {
  additionalProperties: 'unknown-key',
  required: 'missing-key',
  type: 'wrong-type',
  enum: 'not-in-enum',
  const: 'not-in-enum',
  minimum: 'out-of-range',
  maximum: 'out-of-range',
  maxLength: 'too-long',
  pattern: 'other',
  minItems: 'other',
  maxItems: 'other',
  minProperties: 'other',
  uniqueItems: 'other',
  not: 'other',
}

/** Of several errors about one value the first of these explains the others. */
const precedence: readonly SchemaRule[] = ['wrong-type', 'not-in-enum', 'too-long', 'out-of-range', 'other']

interface Place {
  readonly node: YamlNode
  readonly path: readonly (string | number)[]
  readonly range: Range
}

type KeyIndex = Map<MappingNode, Map<string, MappingEntry>>

function entriesByKey(node: MappingNode, index: KeyIndex): Map<string, MappingEntry> {
  const known = index.get(node)
  if (known) return known
  const entries = new Map(node.entries.map((entry) => [schemaKey(entry.key), entry]))
  index.set(node, entries)
  return entries
}

/** An empty value (`mtu:`) has no text of its own, so the key stands for it. */
const visibleRange = (value: YamlNode, fallback: Range) =>
  value.range.end > value.range.start ? value.range : fallback

function step({ node, path, range }: Place, name: string, index: KeyIndex): Place | undefined {
  if (node.kind === 'sequence') {
    const item = node.items[Number(name)]
    return item && { node: item, path: [...path, Number(name)], range: visibleRange(item, range) }
  }
  if (node.kind !== 'mapping') return undefined
  const entry = entriesByKey(node, index).get(name)
  if (!entry) return undefined
  const ownRange = visibleRange(entry.value, entry.key.range)
  return { node: entry.value, path: [...path, keyText(entry.key)], range: ownRange }
}

function placeAt(root: YamlNode, pointer: string, index: KeyIndex): Place | undefined {
  const names = pointer.split('/').slice(1)
  return names.reduce<Place | undefined>(
    (place, name) => place && step(place, name.replaceAll('~1', '/').replaceAll('~0', '~'), index),
    { node: root, path: [], range: root.range },
  )
}

function keySuggestion(key: YamlNode, allowed: readonly string[], synonyms: Synonyms): string | undefined {
  if (key.kind !== 'string') return undefined
  const translated = Object.hasOwn(synonyms, key.value) ? synonyms[key.value] : undefined
  return translated && allowed.includes(translated) ? translated : suggest(key.value, allowed)
}

interface Reading {
  readonly root: YamlNode
  readonly synonyms: Synonyms
  readonly index: KeyIndex
  /** Suggestions that may still be looked for: each costs a comparison with every known key. */
  suggestions: number
}

function unknownKey(place: Place, error: ValidatorError, reading: Reading): SchemaComplaint | undefined {
  const name = String(error.params.additionalProperty)
  const entry = place.node.kind === 'mapping' ? entriesByKey(place.node, reading.index).get(name) : undefined
  if (!entry) return undefined
  const key = keyText(entry.key)
  const allowed = Object.keys(error.parentSchema.properties ?? {})
  const suggestion =
    reading.suggestions-- > 0 ? keySuggestion(entry.key, allowed, reading.synonyms) : undefined
  return {
    rule: 'unknown-key',
    path: [...place.path, key],
    range: entry.key.range,
    key,
    expected: listed(allowed),
    actual: actualKey(entry.key),
    kind: actualKind(entry.value),
    ...(suggestion === undefined ? {} : { suggestion }),
  }
}

function missingKey(place: Place, error: ValidatorError): SchemaComplaint {
  const key = String(error.params.missingProperty)
  const first = place.node.kind === 'mapping' ? place.node.entries[0] : undefined
  const range = first?.key.range ?? place.range
  const expected = `the key ${key}`
  return {
    ...{ rule: 'missing-key', path: place.path, range, key, expected, actual: absentKey },
    kind: actualKind(place.node),
  }
}

/** `not` names two keys that exclude each other; the first is the one in the way. */
function bothKeys(
  { node, path, range }: Place,
  { schema }: ValidatorError,
  index: KeyIndex,
): SchemaComplaint {
  const [first = '', second = ''] = excluded(schema)
  const inTheWay = node.kind === 'mapping' ? entriesByKey(node, index).get(first) : undefined
  const expected = `either ${first} or ${second}`
  return {
    ...{ rule: 'other', path, range: inTheWay?.key.range ?? range, expected, actual: 'both' },
    kind: actualKind(node),
  }
}

const excluded = (schema: unknown): readonly string[] =>
  typeof schema === 'object' && schema !== null && 'required' in schema && Array.isArray(schema.required)
    ? schema.required.map(String)
    : []

function wrongValue({ node, path, range }: Place, error: ValidatorError, rule: SchemaRule): SchemaComplaint {
  const allowed: unknown = error.parentSchema.enum
  const words = Array.isArray(allowed) ? allowed.filter((value) => typeof value === 'string') : []
  const suggestion = node.kind === 'string' ? suggest(node.value, words) : undefined
  return {
    rule,
    path,
    range,
    expected: expectedValue(error),
    actual: actualValue(node),
    kind: actualKind(node),
    ...(suggestion === undefined ? {} : { suggestion }),
  }
}

function complaintOf(error: ValidatorError, reading: Reading): SchemaComplaint | undefined {
  const rule = rules[error.keyword]
  const place = rule && placeAt(reading.root, error.instancePath, reading.index)
  if (!place) return undefined
  if (rule === 'unknown-key') return unknownKey(place, error, reading)
  if (rule === 'missing-key') return missingKey(place, error)
  return error.keyword === 'not' ? bothKeys(place, error, reading.index) : wrongValue(place, error, rule)
}

/** What makes two complaints one: the same text (aliases share theirs) and, for keys, the same key. */
const causeOf = ({ rule, range, key = '' }: SchemaComplaint) =>
  [rule === 'unknown-key' || rule === 'missing-key' ? rule : 'value', range.start, range.end, key].join(' ')

function oneForEachCause(complaints: readonly SchemaComplaint[]): SchemaComplaint[] {
  const kept = new Map<string, SchemaComplaint>()
  for (const complaint of complaints) {
    const cause = causeOf(complaint)
    const earlier = kept.get(cause)
    if (!earlier || precedence.indexOf(complaint.rule) < precedence.indexOf(earlier.rule))
      kept.set(cause, complaint)
  }
  return [...kept.values()]
}

const withKey = (path: SchemaComplaint['path'], key: string) => JSON.stringify([...path, key])

/** A misspelt key that is required would else be told twice: as unknown and as missing. */
function withoutMisspelt(complaints: readonly SchemaComplaint[]): SchemaComplaint[] {
  const meant = new Set(
    complaints.flatMap(({ path, suggestion }) =>
      suggestion === undefined ? [] : [withKey(path.slice(0, -1), suggestion)],
    ),
  )
  return complaints.filter(
    ({ rule, path, key }) => rule !== 'missing-key' || key === undefined || !meant.has(withKey(path, key)),
  )
}

/** Turns the validator's errors into one complaint for each cause, in the order of the text. */
export function schemaComplaints(
  root: YamlNode,
  errors: readonly ValidatorError[],
  synonyms: Synonyms,
): readonly SchemaComplaint[] {
  const reading: Reading = { root, synonyms, index: new Map(), suggestions: mostComplaints }
  const raw = errors.slice(0, mostErrors).flatMap((error) => complaintOf(error, reading) ?? [])
  return withoutMisspelt(oneForEachCause(raw)).sort(byPlace).slice(0, mostComplaints)
}

/** Among the validator's errors, what is accepted and replaced; one for each place, in the order of the text. */
export function schemaDeprecations(
  root: YamlNode,
  errors: readonly ValidatorError[],
): readonly Deprecation[] {
  const index: KeyIndex = new Map()
  const found = new Map<number, Deprecation>()
  for (const error of errors.slice(0, mostErrors)) {
    const deprecation = error.keyword === 'deprecationMessage' && deprecationOf(root, error, index)
    if (deprecation) found.set(deprecation.range.start, deprecation)
  }
  return [...found.values()].sort(byPlace).slice(0, mostComplaints)
}

/** Behind `then` it is the form of the value that was replaced, else the key. */
function deprecationOf(
  root: YamlNode,
  { instancePath, schemaPath, schema }: ValidatorError,
  index: KeyIndex,
): Deprecation | undefined {
  const place = placeAt(root, instancePath, index)
  if (!place) return undefined
  const key = String(place.path.at(-1) ?? '')
  const parent = placeAt(root, instancePath.slice(0, instancePath.lastIndexOf('/')), index)?.node
  const entry = parent?.kind === 'mapping' ? entriesByKey(parent, index).get(key) : undefined
  const form = schemaPath.includes('/then/')
  const range = form ? place.range : (entry?.key.range ?? place.range)
  return { path: place.path, range, key, form, message: String(schema) }
}

const byPlace = (left: { readonly range: Range }, right: { readonly range: Range }): number =>
  left.range.start - right.range.start || left.range.end - right.range.end
