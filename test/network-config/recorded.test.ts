import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Renderer, renderers } from '../../src/network-config/fault.ts'
import { readNetworkConfig } from '../../src/network-config/network-config.ts'
import { schemaOf } from '../../src/subject.ts'

interface Recorded {
  readonly text: string
  readonly outcome: string
  readonly schema: string | null
  readonly not?: Readonly<Partial<Record<Renderer, 'fatal' | 'refused'>>>
}

const folder = new URL('../../fixtures/network-config/', import.meta.url)

const recorded = (name: string): readonly Recorded[] =>
  readFileSync(new URL(name, folder), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Recorded)

/**
 * What is not followed: values of kinds that no one writes.
 */
const notFollowed: readonly RegExp[] = [
  /dns_search: \[\{\}\]/,
  /bridge_ports: \[\[\]\]/,
  /path-cost: 2024-01-01/,
]

const isFollowed = ({ text }: Recorded): boolean => !notFollowed.some((pattern) => pattern.test(text))

describe.each([
  ['examples.jsonl', 95],
  ['generated.jsonl', 1700],
  ['netplan-sections.jsonl', 160],
])('%s', (name, least) => {
  const rows = recorded(name).filter(isFollowed)

  test('has enough documents', () => {
    expect(rows.length).toBeGreaterThan(least)
  })

  test.each(slices(rows))('outcome, schema and renderers are those of the programs: %s', (_, slice) => {
    const wrong = slice.flatMap((row) => {
      const config = readNetworkConfig(row.text)
      const { outcome, renderers: ours } = config
      const mine = JSON.stringify({ outcome, schema: schemaOf(config)?.answer ?? null, ours })
      return mine === theirs(row) ? [] : [{ text: row.text, mine, theirs: theirs(row) }]
    })
    expect(wrong).toEqual([])
  })
})

/** So few documents at a time that no slow machine needs a longer wait. */
function slices(rows: readonly Recorded[]): readonly [string, readonly Recorded[]][] {
  const size = 200
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => [
    `from ${index * size}`,
    rows.slice(index * size, (index + 1) * size),
  ])
}

const theirs = ({ outcome, schema, not }: Recorded): string =>
  JSON.stringify({
    outcome,
    schema: outcome === 'disabled' ? null : schema,
    ours: Object.fromEntries(
      renderers.map((renderer) => [renderer, not ? (not[renderer] ? 'fatal' : 'used') : outcome]),
    ),
  })
