import { keyText } from '../yaml/lookup.ts'
import type { MappingEntry, MappingNode, Range, YamlNode } from '../yaml/node.ts'
import type { ValidatorError } from './schema-validators.generated.ts'
import { schemaKey } from './schema-value.ts'
import { absentKey, actualKey, actualValue, expectedValue, listed } from './schema-words.ts'
import { suggest } from './suggest.ts'

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
  /** From the root of the document, `network` included; ends at the mapping that lacks a key. */
  readonly path: readonly (string | number)[]
  /** The key that is unknown, the value that is wrong, or the first key of the mapping that lacks one. */
  readonly range: Range
  /** The key that is unknown or missing. */
  readonly key?: string
  readonly expected: string
  readonly actual: string
  readonly suggestion?: string
}

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

/** The same thing in the words of the other version. */
const otherVersion: Readonly<Record<string, string>> = {
  to: 'destination',
  via: 'gateway',
  destination: 'to',
  network: 'to',
  gateway: 'via',
}

function keySuggestion(key: YamlNode, allowed: readonly string[]): string | undefined {
  if (key.kind !== 'string') return undefined
  const translated = Object.hasOwn(otherVersion, key.value) ? otherVersion[key.value] : undefined
  return translated && allowed.includes(translated) ? translated : suggest(key.value, allowed)
}

function unknownKey(place: Place, error: ValidatorError, index: KeyIndex): SchemaComplaint | undefined {
  const name = String(error.params.additionalProperty)
  const entry = place.node.kind === 'mapping' ? entriesByKey(place.node, index).get(name) : undefined
  if (!entry) return undefined
  const key = keyText(entry.key)
  const allowed = Object.keys(error.parentSchema.properties ?? {})
  const suggestion = keySuggestion(entry.key, allowed)
  return {
    rule: 'unknown-key',
    path: [...place.path, key],
    range: entry.key.range,
    key,
    expected: listed(allowed),
    actual: actualKey(entry.key),
    ...(suggestion === undefined ? {} : { suggestion }),
  }
}

function missingKey(place: Place, error: ValidatorError): SchemaComplaint {
  const key = String(error.params.missingProperty)
  const first = place.node.kind === 'mapping' ? place.node.entries[0] : undefined
  const range = first?.key.range ?? place.range
  return { rule: 'missing-key', path: place.path, range, key, expected: `the key ${key}`, actual: absentKey }
}

/** `not` is the route with both targets; cloud-init reads the destination, so the other one is in the way. */
function bothTargets({ node, path, range }: Place, index: KeyIndex): SchemaComplaint {
  const network = node.kind === 'mapping' ? entriesByKey(node, index).get('network') : undefined
  const expected = 'either network or destination'
  return { rule: 'other', path, range: network?.key.range ?? range, expected, actual: 'both' }
}

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
    ...(suggestion === undefined ? {} : { suggestion }),
  }
}

function complaintOf(root: YamlNode, error: ValidatorError, index: KeyIndex): SchemaComplaint | undefined {
  const rule = rules[error.keyword]
  const place = rule && placeAt(root, error.instancePath, index)
  if (!place) return undefined
  if (rule === 'unknown-key') return unknownKey(place, error, index)
  if (rule === 'missing-key') return missingKey(place, error)
  return rule === 'other' ? bothTargets(place, index) : wrongValue(place, error, rule)
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
): readonly SchemaComplaint[] {
  const index: KeyIndex = new Map()
  const raw = errors.slice(0, mostErrors).flatMap((error) => complaintOf(root, error, index) ?? [])
  return withoutMisspelt(oneForEachCause(raw))
    .sort((left, right) => left.range.start - right.range.start || left.range.end - right.range.end)
    .slice(0, mostComplaints)
}
