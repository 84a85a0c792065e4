import { describe, expect, test } from 'vitest'
import { toJsonValue } from '../../src/yaml/json-value.ts'
import { loadGoYaml } from '../../src/yaml/load-go.ts'

const values = (text: string) =>
  loadGoYaml(text).documents.map((each) =>
    each.status === 'loaded' ? toJsonValue(each.root) : each.problem.reason,
  )

/** The table of go-yaml v2's resolver, through sigs.k8s.io/yaml. */
test.each([
  ['yes', true],
  ['y', true],
  ['Off', false],
  ['n', false],
  ['yEs', 'yEs'],
  ['~', null],
  ['', null],
  ['010', 8],
  ['0o10', 8],
  ['0x1F', 31],
  ['0b11', 3],
  ['-0b11', -3],
  ['08', 8],
  ['1_000', 1000],
  ['1e3', 1000],
  ['.5', 0.5],
  ['99999999999999999999', 1e20],
  ['18446744073709551615', '18446744073709551615'],
  ['1:30', '1:30'],
  ['52:54:00:12:34:56', '52:54:00:12:34:56'],
  ['02:00:00:10:20:30', '02:00:00:10:20:30'],
  ['2024-01-01', '2024-01-01'],
  ['2024-13-01', '2024-13-01'],
  ['.inf', 'inf'],
  ['=', '='],
  ['"yes"', 'yes'],
  ['!!str yes', 'yes'],
  ['!!int a', 'bad-value'],
  ['{true: 1, 1: a, 1.5: b}', { true: 1, 1: 'a', '1.5': 'b' }],
  ['{[a]: b}', 'unhashable-key'],
])('%s', (scalar, expected) => {
  expect(values(`${scalar}\n`.replace(/^\n/, '---\n'))).toEqual([expected])
})

describe('a stream', () => {
  test('has several documents, and empty ones', () => {
    expect(values('a: 1\n---\n---\n# c\n---\n{"b": [2]}\n')).toEqual([{ a: 1 }, null, null, { b: [2] }])
    expect(values('')).toEqual([])
  })

  test('keeps the others when one is broken', () => {
    expect(values('a: 1\n---\nb: [\n---\nc: 3\n')).toEqual([{ a: 1 }, 'indent', { c: 3 }])
    expect(values('a: {{ .Values.x }}\n---\nc: 3\n')[1]).toEqual({ c: 3 })
  })

  test('says where each document stands', () => {
    const text = 'a: 1\n---\nb: 2\n'
    const places = loadGoYaml(text).documents.map(({ range }) => text.slice(range.start, range.end))
    expect(places).toEqual(['a: 1\n', '---\nb: 2\n'])
  })

  test('lets an anchor be defined again, and refuses a loop', () => {
    expect(values('a: &x 1\nb: &x 2\nc: *x\n')).toEqual([{ a: 1, b: 2, c: 2 }])
    expect(values('a: &x [*x]\n')).toEqual(['recursive-alias'])
  })

  test('survives nesting without end', () => {
    for (const deep of ['['.repeat(50_000), '- '.repeat(20_000), '{a: '.repeat(20_000)])
      expect(loadGoYaml(deep).documents[0]?.status).toBe('refused')
  })
})
