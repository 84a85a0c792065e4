import { describe, expect, test } from 'vitest'
import { toJson, toJsonValue } from '../../src/yaml/json-value.ts'
import { loadPyYaml } from '../../src/yaml/load-pyyaml.ts'

function load(text: string) {
  const document = loadPyYaml(text)
  if (document.status === 'refused') throw new Error(document.problem.message)
  return document.root
}

test.each([
  ['2024-01-01', '2024-01-01'],
  ['2024-01-01T10:00:00+02:00', '2024-01-01T10:00:00+02:00'],
  ['.inf', 'inf'],
  ['-.inf', '-inf'],
  ['.nan', 'nan'],
  ['9007199254740991', 9007199254740991],
  ['9007199254740992', '9007199254740992'],
  ['-9007199254740993', '-9007199254740993'],
  ['!!binary aGk=', 'aGk='],
  ['!!set {a, 1}', { a: null, 1: null }],
  [
    '!!omap [a: 1, b: 2]',
    [
      ['a', 1],
      ['b', 2],
    ],
  ],
  ['{1: a, "1": b}', { 1: 'b' }],
  ['{yes: a, ~: b, 1.5: c, 2024-01-01: d}', { True: 'a', None: 'b', '1.5': 'c', '2024-01-01': 'd' }],
  ['', null],
])('%s', (text, expected) => {
  expect(toJsonValue(load(text))).toEqual(expected)
})

test('a key __proto__ is a key like any other', () => {
  const value = toJsonValue(load('__proto__: {a: 1}\n'))
  expect(Object.keys(value ?? {})).toEqual(['__proto__'])
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
})

describe('aliases that multiply', () => {
  const lines = Array.from({ length: 30 }, (_, n) => `l${n + 1}: &l${n + 1} [${`*l${n}, `.repeat(10)}]`)
  const bomb = `l0: &l0 x\n${lines.join('\n')}\n`

  test('stop at the limit, and the result says so', () => {
    const { value, truncated } = toJson(load(bomb), { values: 1000 })
    expect(truncated).toBe(true)
    expect(JSON.stringify(value).length).toBeLessThan(20_000)
  })

  test('a value of exactly the limit is whole', () => {
    expect(toJson(load('[a, b]'), { values: 3 })).toEqual({ value: ['a', 'b'], truncated: false })
    expect(toJson(load('[a, b]'), { values: 2 })).toEqual({ value: ['a', null], truncated: true })
  })
})
