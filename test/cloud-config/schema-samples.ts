import { readFileSync } from 'node:fs'

/** What these tests look at of a schema. */
interface Schema {
  readonly title?: string
  readonly description?: string
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly pattern?: string
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly patternProperties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema | readonly Schema[]
  readonly minItems?: number
  readonly minProperties?: number
}

export interface RootSchema extends Schema {
  readonly properties: Readonly<Record<string, Schema>>
  readonly definitions: Readonly<Record<string, Schema>>
}

export const cloudConfigSchema = JSON.parse(
  readFileSync(new URL('../../schemas/cloud-config.json', import.meta.url), 'utf8'),
) as RootSchema

/** One document, and the place in the schema that it tries. */
export interface Sample {
  readonly place: string
  readonly document: unknown
}

/** One value of each kind, and words that some key takes. */
const values: readonly unknown[] = [
  ...['x', '', 7, -1, 1.5, true, false, null, ['x'], ['x', 'x'], [7], [], {}, { a: 'x' }, { a: null }],
  ...[[['x']], [null], [['x', 'y']], [{}], 'auto', '1G', 'none', '+5', '7', ['x', 7], [true]],
]

const deepest = 5

const { definitions } = cloudConfigSchema
const resolved = (schema: Schema): Schema =>
  schema.$ref === undefined ? schema : (definitions[schema.$ref.replace('#/definitions/', '')] ?? {})

const typesOf = ({ type }: Schema): readonly string[] => (type === undefined ? [] : [type].flat())
const isOne = (items: Schema['items']): items is Schema => items !== undefined && !Array.isArray(items)

/** What the conditions of these definitions demand beside `required`. */
const beside: ReadonlyMap<Schema | undefined, Readonly<Record<string, unknown>>> = new Map([
  [definitions.user, { name: 'a' }],
  [definitions.defaultUser, { name: 'a' }],
  [definitions.ansiblePull, { playbook_names: ['p'] }],
])

/** The smallest value that the schema takes. */
function smallest(given: Schema): unknown {
  const schema = resolved(given)
  if (schema.enum) return schema.enum[0]
  const [type = 'string'] = typesOf(schema)
  if (type === 'string') return schema.pattern?.includes('BKMGT') ? '1G' : schema.pattern ? 'a:b' : 'x'
  if (type === 'object') return smallestObject(schema)
  if (type === 'array')
    return Array.from({ length: schema.minItems ?? 0 }, (_, index) => itemOf(schema, index))
  return type === 'boolean' ? true : type === 'null' ? null : 1
}

function itemOf({ items }: Schema, index: number): unknown {
  if (isOne(items)) return smallest(items)
  return smallest(items?.[index] ?? { type: 'string' })
}

function smallestObject(schema: Schema): Readonly<Record<string, unknown>> {
  const { required = [], properties = {}, minProperties = 0 } = schema
  const object: Record<string, unknown> = { ...beside.get(schema) }
  for (const key of required) object[key] = smallest(properties[key] ?? { type: 'string' })
  const [first] = Object.entries(properties)
  if (Object.keys(object).length < minProperties && first) object[first[0]] = smallest(first[1])
  return object
}

type Wrap = (value: unknown) => unknown

function* samplesOf(given: Schema, place: string, wrap: Wrap, depth: number): Generator<Sample> {
  const schema = resolved(given)
  for (const value of [...values, ...(schema.enum ?? [])]) yield { place, document: wrap(value) }
  if (depth > deepest) return
  if (typesOf(schema).includes('object')) yield* samplesOfKeys(schema, place, wrap, depth)
  if (typesOf(schema).includes('array') && isOne(schema.items))
    yield* samplesOf(schema.items, `${place}[]`, (value) => wrap([value]), depth + 1)
}

function* samplesOfKeys(schema: Schema, place: string, wrap: Wrap, depth: number): Generator<Sample> {
  const object = smallestObject(schema)
  const withKey = (key: string) => (value: unknown) => wrap({ ...object, [key]: value })
  yield { place, document: wrap(object) }
  yield { place: `${place}/unheard`, document: withKey('unheard')('x') }
  for (const key of Object.keys(object)) {
    const { [key]: _, ...rest } = object
    yield { place: `${place} without ${key}`, document: wrap(rest) }
  }
  for (const [key, inner] of Object.entries(schema.properties ?? {}))
    yield* samplesOf(inner, `${place}/${key}`, withKey(key), depth + 1)
  const others = [schema.additionalProperties, ...Object.values(schema.patternProperties ?? {})]
  for (const inner of others)
    if (typeof inner === 'object') yield* samplesOf(inner, `${place}/*`, withKey('k'), depth + 1)
}

/** Every place of the schema with a value of each kind, and everything required beside it. */
export const schemaSamples = (): readonly Sample[] =>
  Object.entries(cloudConfigSchema.properties).flatMap(([key, schema]) => [
    ...samplesOf(schema, key, (value) => ({ [key]: value }), 0),
  ])
