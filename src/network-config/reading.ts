import { entry } from '../yaml/lookup.ts'
import type { MappingEntry, MappingNode, Range, YamlNode } from '../yaml/node.ts'
import { pathOf, type Trail } from '../yaml/trail.ts'
import type { Effect, Fault, FaultArgs, Path, Renderer } from './fault.ts'
import { parsedRenderers } from './fault.ts'
import type { FaultCode } from './fault-codes.ts'
import { textOf } from './python-value.ts'

/** A value with the way to it. */
export interface Place {
  readonly node: YamlNode
  readonly trail: Trail | undefined
  /** The token of the key that it belongs to. */
  readonly key?: Range | undefined
}

/** Where a fault is shown: a value, or the token of a key. */
export interface Spot {
  readonly range: Range
  readonly trail: Trail | undefined
}

/** An entry of a mapping: `key` shows the key's token, `value` the value. */
export interface Field {
  readonly name: YamlNode
  readonly key: Spot
  readonly value: Place
}

/** Collects faults, and bounds the work that aliases could multiply. */
export interface Reading {
  readonly version: 1 | 2
  /** Where an exception of cloud-init's parser strikes. */
  readonly parsed: 'all' | readonly Renderer[]
  readonly faults: Fault[]
  budget: number
}

/** Aliases can make a short text mean a long one; past this many items per character nothing more is read. */
const ITEMS_PER_CHARACTER = 4
const ITEMS_AT_LEAST = 20_000

export const startReading = (version: 1 | 2, length: number): Reading => ({
  version,
  parsed: version === 1 ? 'all' : parsedRenderers,
  faults: [],
  budget: ITEMS_AT_LEAST + ITEMS_PER_CHARACTER * length,
})

/** A value; an empty one has no token, and is shown by its key. */
export const spotOf = ({ node, trail, key }: Place): Spot => ({
  range: key !== undefined && isEmpty(node.range) ? key : node.range,
  trail,
})

/** A spot as it is told outside. */
export const shownAt = ({ range, trail }: Spot): { readonly range: Range; readonly path: Path } => ({
  range,
  path: pathOf(trail),
})

const isEmpty = ({ start, end }: Range): boolean => start === end

/** A value of the wrong kind: a scalar itself, but the key of one that may span lines. */
export const misfitSpot = (place: Place): Spot => {
  const { node, trail, key } = place
  const spans = node.kind === 'mapping' || node.kind === 'sequence'
  return spans && key !== undefined ? { range: key, trail } : spotOf(place)
}

export const report = (
  reading: Reading,
  code: FaultCode,
  effect: Effect,
  where: 'all' | readonly Renderer[],
  at: Place | Spot,
  args: FaultArgs = {},
): void => {
  const spot = 'node' in at ? spotOf(at) : at
  reading.faults.push({ code, effect, renderers: where, ...shownAt(spot), args })
}

/** An exception of cloud-init's parser. */
export const raise = (reading: Reading, code: FaultCode, at: Place | Spot, args: FaultArgs = {}): void =>
  report(reading, code, 'fatal', reading.parsed, at, args)

const spend = (reading: Reading, amount: number, at: Place): boolean => {
  if (reading.budget < 0) return false
  reading.budget -= amount
  if (reading.budget >= 0) return true
  report(reading, 'nc-too-much-work', 'none', 'all', at)
  return false
}

/** The items of a list; nothing for any other value. */
export const itemsOf = (reading: Reading, place: Place): readonly Place[] => {
  if (place.node.kind !== 'sequence' || !spend(reading, place.node.items.length, place)) return []
  return place.node.items.map((node, index) => ({
    node,
    trail: { step: index, outer: place.trail },
    key: isEmpty(node.range) ? place.key : undefined,
  }))
}

/** The entries of a mapping; nothing for any other value. */
export const fieldsOf = (reading: Reading, place: Place): readonly Field[] => {
  if (place.node.kind !== 'mapping' || !spend(reading, place.node.entries.length, place)) return []
  return place.node.entries.map((each) => fieldOf(place, each))
}

/** Those entries of a mapping whose key is none of these. */
export const fieldsBeside = (
  reading: Reading,
  place: MappingPlace,
  known: ReadonlySet<string>,
): readonly Field[] => {
  if (!spend(reading, place.node.entries.length, place)) return []
  return place.node.entries
    .filter(({ key }) => key.kind !== 'string' || !known.has(key.value))
    .map((each) => fieldOf(place, each))
}

const fieldOf = (place: Place, { key, value }: MappingEntry): Field => {
  const trail = { step: textOf(key), outer: place.trail }
  return { name: key, key: { range: key.range, trail }, value: { node: value, trail, key: key.range } }
}

/** The value of a key, `undefined` when the mapping lacks it. */
export const at = (place: Place & { readonly node: MappingNode }, key: string): Place | undefined => {
  const found = entry(place.node, key)
  return found && { node: found.value, trail: { step: key, outer: place.trail }, key: found.key.range }
}

/** The token of a key; of the whole mapping when it lacks the key. */
export const keySpot = (place: Place & { readonly node: MappingNode }, key: string): Spot => {
  const found = entry(place.node, key)
  return found ? { range: found.key.range, trail: { step: key, outer: place.trail } } : spotOf(place)
}

export type MappingPlace = Place & { readonly node: MappingNode }

export const isMapping = (place: Place | undefined): place is MappingPlace => place?.node.kind === 'mapping'

/** Text of a string value, else `null`. */
export const stringAt = (place: Place | undefined): string | null =>
  place?.node.kind === 'string' ? place.node.value : null
