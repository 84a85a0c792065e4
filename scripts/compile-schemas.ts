/**
 * Compiles the schemas of schemas/ into validators that need neither ajv nor code generation at run time: a start
 * costs nothing and a strict browser policy allows them.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { _, Ajv, type AnySchemaObject, type KeywordCxt } from 'ajv'
import standaloneCode from 'ajv/dist/standalone/index.js'

/** Each file below src, and the validators in it by the schema that they come from. */
export const outputs = [
  {
    file: 'network-config/schema-validators.generated.ts',
    validators: { validateV1: 'network-config-v1.json', validateV2: 'network-config-v2.json' },
  },
  {
    file: 'cloud-config/schema-validator.generated.ts',
    validators: { validateCloudConfig: 'cloud-config.json' },
  },
] as const

type Output = (typeof outputs)[number]

const schemaUrl = (name: string) => new URL(`../schemas/${name}`, import.meta.url)
export const outputUrl = ({ file }: Output) => new URL(`../src/${file}`, import.meta.url)

const header = `// Generated from schemas/ by "npx tsx scripts/compile-schemas.ts". Do not edit.
// @ts-nocheck: the text is ajv's, untyped; the exports below are typed.
`

/** Keywords for readers of the schema; without them the generated text is a third shorter. */
const annotations = new Set(['title', 'description', 'examples', 'enumDescriptions', '$comment'])

/** Keys below these are names from the document, not keywords. */
const nameSpaces = new Set(['properties', 'patternProperties', 'definitions'])

function withoutAnnotations(value: unknown, names = false): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutAnnotations(item))
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([key]) => names || !annotations.has(key))
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutAnnotations(item, nameSpaces.has(key))]))
}

/** Subschemas that stand in many places become one function each: without that the text is twice as long. */
function shareRepeated(schema: AnySchemaObject): AnySchemaObject {
  const counts = new Map<string, number>()
  countLeaves(schema, counts)
  const shared = [...counts].filter(([, count]) => count > 2).map(([text]) => text)
  if (shared.length === 0) return schema
  const nameOf = new Map(shared.map((text, index) => [text, `shared${index}`]))
  const { definitions, ...rest } = referring(schema, nameOf) as AnySchemaObject
  const added = Object.fromEntries(shared.map((text) => [nameOf.get(text) ?? '', JSON.parse(text)]))
  return { ...rest, definitions: { ...definitions, ...added } }
}

const isLeaf = (value: unknown): value is AnySchemaObject =>
  typeof value === 'object' && value !== null && ('type' in value || 'enum' in value) && !('$ref' in value)

/**
 * A key of the document, and the items of a list; what stands under `if` and the like is left where it is, and so are
 * items that must differ: ajv compares those itself only when it sees their type.
 */
function subschemas(schema: object): readonly [string, unknown][] {
  return Object.entries(schema).flatMap(([key, value]): [string, unknown][] =>
    nameSpaces.has(key) ? Object.entries(value) : isPlaceOfOne(key, schema) ? [[key, value]] : [],
  )
}

const isPlaceOfOne = (key: string, schema: object) =>
  (key === 'items' && !('uniqueItems' in schema)) || key === 'additionalProperties'

function countLeaves(schema: object, counts: Map<string, number>): void {
  for (const [, value] of subschemas(schema)) {
    if (!isLeaf(value)) continue
    const text = JSON.stringify(value)
    counts.set(text, (counts.get(text) ?? 0) + 1)
    countLeaves(value, counts)
  }
}

function referring(value: unknown, nameOf: ReadonlyMap<string, string>, isPlace = false): unknown {
  if (Array.isArray(value)) return value.map((item) => referring(item, nameOf))
  if (typeof value !== 'object' || value === null) return value
  const name = isPlace ? nameOf.get(JSON.stringify(value)) : undefined
  if (name !== undefined) return { $ref: `#/definitions/${name}` }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      nameSpaces.has(key) ? eachReferring(inner, nameOf) : referring(inner, nameOf, isPlaceOfOne(key, value)),
    ]),
  )
}

const eachReferring = (names: object, nameOf: ReadonlyMap<string, string>) =>
  Object.fromEntries(Object.entries(names).map(([key, inner]) => [key, referring(inner, nameOf, true)]))

async function readSchema(name: string): Promise<AnySchemaObject> {
  const schema: unknown = JSON.parse(await readFile(schemaUrl(name), 'utf8'))
  return shareRepeated(withoutAnnotations(schema) as AnySchemaObject)
}

/** Ajv's own length function is CommonJS; this one counts code points too, as Python's len() does. */
const codePoints =
  'const NAME = (text) => { let length = 0; for (const _ of text) length += 1; return length };'

/** `concat` copies all errors so far for every further wrong entry, which makes a long document quadratic. */
const appendErrors = `function appendErrors(errors, more) {
  if (errors === null) return more;
  for (const error of more) errors.push(error);
  return errors;
}
`

const typeImport = `import type { Validator } from '../schema/validator.ts'
`

/** What is still accepted is an error of its own kind; whoever asks whether a value is valid leaves these out. */
const deprecation = {
  keyword: 'deprecationMessage',
  schemaType: 'string',
  code: (context: KeywordCxt) => context.fail(_`true`),
} as const

const replaceRequires = (code: string) =>
  code.replaceAll(/const (\w+) = require\("ajv\/dist\/runtime\/ucs2length"\)\.default;/g, (_, name: string) =>
    codePoints.replace('NAME', name),
  )

const replaceConcat = (code: string) =>
  code.replaceAll(
    /vErrors === null \? (\w+)\.errors : vErrors\.concat\(\1\.errors\)/g,
    'appendErrors(vErrors, $1.errors)',
  )

const replaceDirective = (code: string) => code.replace('"use strict";', '')

const replaceExports = (code: string) =>
  code.replaceAll(/\bexport const (validate\w+) = (\w+);/g, 'export const $1: Validator = $2;\n')

function refuseLeftovers(code: string): void {
  const left = /\brequire\(|\bnew Function|\.concat\(/.exec(code)
  if (left) throw new Error(`not self-contained: ${code.slice(left.index, left.index + 80)}`)
}

/** The text of one generated file; equal schemas give equal text. */
export async function generateValidators({ validators }: Output): Promise<string> {
  const schemas = await Promise.all(Object.values(validators).map(readSchema))
  const code = { source: true, esm: true }
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    messages: false,
    strictTypes: false,
    inlineRefs: false,
    allowMatchingProperties: true,
    strictTuples: false,
    keywords: [deprecation],
    schemas,
    code,
  })
  const names = Object.fromEntries(
    Object.keys(validators).map((name, index) => [name, String(schemas[index]?.$id)]),
  )
  const text = [replaceDirective, replaceRequires, replaceConcat, replaceExports].reduce(
    (before, replace) => replace(before),
    standaloneCode(ajv, names),
  )
  refuseLeftovers(text)
  return `${[header, typeImport, appendErrors, text].join('\n')}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const output of outputs) await writeFile(outputUrl(output), await generateValidators(output))
