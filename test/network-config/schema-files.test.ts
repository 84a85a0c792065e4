import { readFileSync } from 'node:fs'
import { Ajv, type AnySchemaObject } from 'ajv'
import { describe, expect, test } from 'vitest'

const names = ['network-config-v1.json', 'network-config-v2.json']
const read = (name: string): AnySchemaObject =>
  JSON.parse(readFileSync(new URL(`../../schemas/${name}`, import.meta.url), 'utf8'))

/** Conditions are not shown by editors, so what stands under `if` or `not` needs no words. */
const silent = new Set(['if', 'not'])

interface Property {
  readonly pointer: string
  readonly schema: AnySchemaObject
}

function properties(schema: unknown, pointer: string): Property[] {
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([key, value]) => {
    if (silent.has(key) && !pointer.endsWith('/properties')) return []
    const own = pointer.endsWith('/properties') ? [{ pointer: `${pointer}/${key}`, schema: value }] : []
    return [...own, ...properties(value, `${pointer}/${key}`)]
  })
}

function resolve(root: AnySchemaObject, schema: AnySchemaObject): AnySchemaObject {
  const reference: unknown = schema.$ref
  return typeof reference === 'string' ? root.definitions[reference.replace('#/definitions/', '')] : schema
}

describe.each(names)('schemas/%s', (name) => {
  const schema = read(name)

  test('is a valid draft-07 schema in strict mode', () => {
    const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false })
    ajv.addKeyword('enumDescriptions')
    expect(ajv.validateSchema(schema)).toBe(true)
    expect(() => ajv.compile(schema)).not.toThrow()
  })

  test('is known by a relative id', () => {
    expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#')
    expect(schema.$id).toBe(`nocloud-inspect/schemas/${name}`)
  })

  test('tells every property in a title and a description', () => {
    const all = properties(schema, '#')
    expect(all.length).toBeGreaterThan(50)
    const mute = all.filter((property) => {
      const { title, description } = resolve(schema, property.schema)
      return typeof title !== 'string' || typeof description !== 'string' || description.length < 8
    })
    expect(mute.map((property) => property.pointer)).toEqual([])
  })

  test('has as many enum descriptions as values', () => {
    const described = properties(schema, '#').filter((property) => property.schema.enumDescriptions)
    expect(described.length).toBeGreaterThan(0)
    for (const { schema: own } of described) expect(own.enumDescriptions.length).toBe(own.enum.length)
  })

  test('its examples are accepted by the property they belong to', () => {
    const ajv = new Ajv({ strict: false, schemas: [schema] })
    const wrong = properties(schema, '#').flatMap(({ pointer, schema: own }) =>
      (own.examples ?? []).filter(
        (example: unknown) => !ajv.validate({ $ref: `${schema.$id}${pointer}` }, example),
      ),
    )
    expect(wrong).toEqual([])
  })
})
