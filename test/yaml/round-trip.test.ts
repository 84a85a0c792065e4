import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readNetworkConfig } from '../../src/network-config/network-config.ts'
import { toJsonValue } from '../../src/yaml/json-value.ts'
import { loadPyYaml } from '../../src/yaml/load-pyyaml.ts'
import type { YamlNode } from '../../src/yaml/node.ts'

/** What is said of any document: printed in whichever style, it is read back as it was. */

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** Text that a plain scalar could be mistaken for something else, next to any text. */
const text = fc.oneof(
  fc.constantFrom('', 'yes', 'n', '~', 'null', '010', '1e3', '52:54:00:12:34:56', '02:00:00:00:00:01'),
  fc.constantFrom('::1', '2024-01-02', '=', '<<', '0x1F', '1_000', '.inf', '- a', 'a: b', ' a', 'a #b', '@x'),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
)

const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .uniqueArray(fc.tuple(text, tie('value')), { maxLength: 4, selector: ([key]) => key })
      .map(Object.fromEntries),
  ),
}))

/** PyYAML reads neither surrogates nor most control characters, quoted or not: they are written as escapes. */
const quoted = (word: string): string =>
  JSON.stringify(word).replace(
    /[\u007f-\u009f\ufeff\ufffe\uffff\u2028\u2029]|[\ud800-\udfff]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

const plainWord = /^[a-z][a-z0-9]*( [a-z]+)*$/
const notText = /^(?:yes|no|on|off|true|false|null)$/

const word = (textValue: string): string =>
  plainWord.test(textValue) && !notText.test(textValue) ? textValue : quoted(textValue)

const flow = (json: Json): string => {
  if (typeof json === 'string') return word(json)
  if (typeof json !== 'object' || json === null) return String(json)
  if (Array.isArray(json)) return `[${json.map(flow).join(', ')}]`
  return `{${Object.entries(json)
    .map(([key, inner]) => `? ${word(key)} : ${flow(inner)}`)
    .join(', ')}}`
}

const isCollection = (json: Json): boolean =>
  typeof json === 'object' && json !== null && Object.keys(json).length > 0

const block = (json: Json, by: number, depth = 0): string => {
  if (typeof json !== 'object' || json === null || !isCollection(json)) return ` ${flow(json)}\n`
  const margin = ' '.repeat(by * depth)
  const lines = Array.isArray(json)
    ? json.map((item) => `${margin}-${block(item, by, depth + 1)}`)
    : Object.entries(json).map(
        ([key, inner]) => `${margin}? ${word(key)}\n${margin}:${block(inner, by, depth + 1)}`,
      )
  return `\n${lines.join('')}`
}

/** Surrogates that stand alone are no UTF-8, so no file has them; JSON shows them as escapes. */
const whole = value.filter((json) => !/\\ud[89a-f]/.test(JSON.stringify(json)))

const loaded = (source: string): unknown => {
  const document = loadPyYaml(source)
  return document.status === 'refused' ? document.problem : toJsonValue(document.root)
}

const settings = { numRuns: 400, seed: 26 }

describe('a value printed and read back is the same value', () => {
  test('flow style', () => {
    fc.assert(
      fc.property(whole, (json) => {
        expect(loaded(`- ${flow(json)}\n`)).toEqual([json])
      }),
      settings,
    )
  })

  test('block style of any width', () => {
    fc.assert(
      fc.property(whole, fc.integer({ min: 1, max: 9 }), (json, by) => {
        expect(loaded(`--- ${block([json], by)}`)).toEqual([json])
      }),
      settings,
    )
  })

  test('JSON', () => {
    fc.assert(
      fc.property(whole, fc.constantFrom(undefined, 1, 4), (json, by) => {
        const escaped = JSON.stringify([json], null, by).replace(/"(?:[^"\\]|\\.)*"/g, (token) =>
          quoted(JSON.parse(token) as string),
        )
        expect(loaded(escaped)).toEqual([json])
      }),
      settings,
    )
  })
})

test('what does not belong to the value changes nothing', () => {
  const variants: readonly ((source: string) => string)[] = [
    (source) => `\ufeff${source}`,
    (source) => `# first\n\n${source}\n\n   # last`,
    (source) => source.replaceAll('\n', '\r\n'),
    (source) => source.replaceAll('\n', '\n\n# between\n'),
    (source) => `%YAML 1.1\n---\n${source}...\n`,
  ]
  fc.assert(
    fc.property(whole, fc.integer({ min: 2, max: 8 }), (json, by) => {
      const source = block([json], by)
      for (const variant of variants) expect(loaded(variant(source))).toEqual([json])
    }),
    settings,
  )
})

/** Every scalar, with the range that it has in the text. */
function* scalars(node: YamlNode): Generator<YamlNode> {
  if (node.kind === 'mapping') {
    for (const { key, value: inner } of node.entries) {
      yield key
      yield* scalars(inner)
    }
  } else if (node.kind === 'sequence') for (const item of node.items) yield* scalars(item)
  else yield node
}

test('the range of a scalar holds its token', () => {
  fc.assert(
    fc.property(whole, fc.integer({ min: 1, max: 6 }), (json, by) => {
      const source = block([json], by)
      const document = loadPyYaml(source)
      if (document.status === 'refused' || document.root === null) throw new Error(source)
      for (const node of scalars(document.root)) {
        const token = source.slice(node.range.start, node.range.end)
        const again = loadPyYaml(token)
        expect(again.status === 'loaded' ? toJsonValue(again.root) : again.status).toEqual(toJsonValue(node))
      }
    }),
    settings,
  )
})

test('a document and the same under `network` get one answer', () => {
  const body = fc.record({
    version: fc.constantFrom<Json>(1, 2, '2', 3, null, true),
    ethernets: fc.dictionary(fc.constantFrom('eth0', 'br0'), whole, { maxKeys: 2 }),
  })
  fc.assert(
    fc.property(body, (json) => {
      const [bare, wrapped] = [json, { network: json }].map((root) => readNetworkConfig(flow(root as Json)))
      expect(wrapped?.outcome).toBe(bare?.outcome)
      expect(wrapped?.renderers).toEqual(bare?.renderers)
      expect(wrapped?.version).toBe(bare?.version)
    }),
    settings,
  )
})

test('no text raises', () => {
  const soup = fc.array(
    fc.oneof(
      fc.constantFrom(
        ...'version: |2|1|\n|  |- |config|ethernets|network|: |{|}|[|]|&a |*a|!!|"|\t|#|\0'.split('|'),
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 40 },
  )
  fc.assert(
    fc.property(soup, (parts) => {
      const { outcome } = readNetworkConfig(parts.join(''))
      expect(['used', 'fallback', 'fatal', 'disabled']).toContain(outcome)
    }),
    { ...settings, numRuns: 3000 },
  )
})
