import { describe, expect, test } from 'vitest'
import { loadPyYaml } from '../../src/yaml/load-pyyaml.ts'

/** The reason, and the text between the problem's positions. */
describe('a refusal is explained at its place', () => {
  test.each([
    ['a:\n\tb: 1\n', 'tab', '\t'],
    ['a: x\ty\n', 'tab', '\t'],
    ['a: 1\n---\nb: 2\n', 'second-document', '---'],
    ['a: *x\n', 'undefined-alias', '*x'],
    ['a: &x 1\nb: &x 2\n', 'redefined-anchor', '&x'],
    ['a: &x [*x]\n', 'recursive-alias', '*x'],
    ['a: !foo b\n', 'unknown-tag', 'b'],
    ['a: =\n', 'bad-value', '='],
    ['a: 2024-13-01\n', 'bad-value', '2024-13-01'],
    ['[a]: b\n', 'unhashable-key', '[a]'],
    ['a: \u0007\n', 'control-character', '\u0007'],
    ['a: @b\n', 'reserved-indicator', '@'],
    ['a: [::1]\n', 'reserved-indicator', ':'],
    ['a: b: c\n', 'colon-in-value', undefined],
    ['a: "b\n', 'unclosed-quote', undefined],
    ['a: [b, c\n', 'unclosed-flow', undefined],
    ['a:\n    b: 1\n   c: 2\n', 'indent', undefined],
  ])('%j: %s', (text, reason, token) => {
    const document = loadPyYaml(text)
    if (document.status === 'loaded') throw new Error('loaded')
    const { problem } = document
    expect(problem.reason).toBe(reason)
    if (token !== undefined) expect(text.slice(problem.range.start, problem.range.end)).toBe(token)
    expect(problem.range.end).toBeGreaterThan(problem.range.start)
  })
})

test('a repeated key is told with both places', () => {
  const text = 'a:\n  b: 1\n  b: 2\n'
  const document = loadPyYaml(text)
  if (document.status !== 'loaded') throw new Error('refused')
  expect(document.duplicates).toEqual([
    { key: 'b', range: { start: 12, end: 13 }, first: { start: 5, end: 6 }, path: ['a', 'b'] },
  ])
})

test('aliases that multiply are shared, not copied', () => {
  const lines = Array.from(
    { length: 30 },
    (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level}, `.repeat(10)}]`,
  )
  const document = loadPyYaml(`l0: &l0 x\n${lines.join('\n')}\n`)
  expect(document.status).toBe('loaded')
})

test('nesting is bounded', () => {
  expect(loadPyYaml('['.repeat(5000)).status).toBe('refused')
  expect(loadPyYaml(`${'['.repeat(500)}${']'.repeat(500)}`)).toMatchObject({ status: 'refused' })
})
