/**
 * Compiles schemas/network-config-v{1,2}.json into validators that need neither ajv nor code generation at run
 * time: a start costs nothing and a strict browser policy allows them.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Ajv, type AnySchemaObject } from 'ajv'
import standaloneCode from 'ajv/dist/standalone/index.js'

const versions = [1, 2] as const
const schemaUrl = (version: 1 | 2) => new URL(`../schemas/network-config-v${version}.json`, import.meta.url)
const outputUrl = new URL('../src/network-config/schema-validators.generated.ts', import.meta.url)

const header = `// Generated from schemas/ by "npx tsx scripts/compile-schemas.ts". Do not edit.
// @ts-nocheck: the text is ajv's, untyped; the exports below are typed.
`

/** Keywords for readers of the schema; without them the generated text is a third shorter. */
const annotations = new Set(['title', 'description', 'examples', 'enumDescriptions', '$comment'])

/** Keys below these are names from the document, not keywords. */
const nameSpaces = new Set(['properties', 'definitions'])

function withoutAnnotations(value: unknown, names = false): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutAnnotations(item))
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([key]) => names || !annotations.has(key))
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutAnnotations(item, nameSpaces.has(key))]))
}

async function readSchema(version: 1 | 2): Promise<AnySchemaObject> {
  const schema: unknown = JSON.parse(await readFile(schemaUrl(version), 'utf8'))
  return withoutAnnotations(schema) as AnySchemaObject
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

const typedExports = `export interface ValidatorError {
  /** JSON pointer into the value. */
  readonly instancePath: string
  readonly schemaPath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
  /** The part of the schema that holds the keyword, without its descriptions. */
  readonly parentSchema: Readonly<Record<string, unknown>>
}

/** Validates one value; the errors of the last call stay on the function until the next one. */
export interface Validator {
  (data: unknown): boolean
  errors?: readonly ValidatorError[] | null
}
`

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
  code.replaceAll(/\bexport const (validateV\d) = (\w+);/g, 'export const $1: Validator = $2;\n')

function refuseLeftovers(code: string): void {
  const left = /\brequire\(|\bnew Function|\.concat\(/.exec(code)
  if (left) throw new Error(`not self-contained: ${code.slice(left.index, left.index + 80)}`)
}

/** The text of src/network-config/schema-validators.generated.ts; equal schemas give equal text. */
export async function generateValidators(): Promise<string> {
  const schemas = await Promise.all(versions.map(readSchema))
  const code = { source: true, esm: true }
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    messages: false,
    strictTypes: false,
    inlineRefs: false,
    schemas,
    code,
  })
  const names = Object.fromEntries(schemas.map(({ $id }, index) => [`validateV${index + 1}`, String($id)]))
  const validators = [replaceDirective, replaceRequires, replaceConcat, replaceExports].reduce(
    (text, replace) => replace(text),
    standaloneCode(ajv, names),
  )
  refuseLeftovers(validators)
  return `${[header, typedExports, appendErrors, validators].join('\n')}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(outputUrl, await generateValidators())
