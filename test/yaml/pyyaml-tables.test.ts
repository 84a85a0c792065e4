import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadPyYaml } from '../../src/yaml/load-pyyaml.ts'
import { pythonStr } from '../../src/yaml/python-text.ts'
import { taggedValue, withSortedSets } from './tagged-value.ts'

/** What fixtures/yaml/measure_tables.py wrote down of PyYAML itself. */
interface Row {
  readonly text: string
  readonly value?: unknown
  readonly str?: string
  readonly refused?: string
}

const table = (name: string): readonly Row[] =>
  readFileSync(new URL(`../../fixtures/yaml/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)

function ours(text: string, { str }: Row) {
  const document = loadPyYaml(text)
  if (document.status === 'refused') return { refused: true }
  const { root } = document
  const value = taggedValue(root)
  return str === undefined ? { value } : { value, str: root ? pythonStr(root) : 'None' }
}

const theirs = ({ refused, str, value }: Row) => {
  if (refused !== undefined) return { refused: true }
  const plain = withSortedSets(value)
  return str === undefined ? { value: plain } : { value: plain, str }
}

describe.each(['pyyaml-scalars.jsonl', 'pyyaml-documents.jsonl'])('%s', (name) => {
  const rows = table(name)

  test('holds some hundred texts, of which some are refused', () => {
    expect(rows.length).toBeGreaterThan(300)
    expect(rows.filter(({ refused }) => refused !== undefined).length).toBeGreaterThan(50)
  })

  test.each(rows.map((row) => [row.text, row] as const))('%j', (text, row) => {
    expect(ours(text, row)).toEqual(theirs(row))
  })

  test.each(rows.map(({ text }) => text))('positions of %j lie within it', (text) => {
    const document = loadPyYaml(text)
    const range = document.status === 'refused' ? document.problem.range : document.root?.range
    expect(range === undefined || (range.start >= 0 && range.start <= range.end)).toBe(true)
    expect(range?.start ?? 0).toBeLessThanOrEqual(text.length)
  })
})
