import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checks } from '../src/checks/index.ts'

const page = readFileSync(new URL('../docs/kubevirt.md', import.meta.url), 'utf8')
const row =
  /^\| \[(?<code>[^\]]+)\]\([^)]+\) \| (?<admission>\S+) \| (?<schema>\S+) \| (?<severity>\S+) \| .+ \|$/gm
const rows = [...page.matchAll(row)].map(({ groups = {} }) => groups)
const linked = [...page.matchAll(/\[(?<text>[^\]]+)\]\((?<target>[^)]+)\)/g)].map(({ groups = {} }) => groups)

describe('docs/kubevirt.md', () => {
  test('every line of the tables is one of a check, and none comes twice', () => {
    const lines = page.split('\n').filter((line) => line.startsWith('| ['))
    expect(rows).toHaveLength(lines.length)
    expect(new Set(rows.map(({ code }) => code)).size).toBe(lines.length)
  })

  test.each(rows.map(({ code = '', ...columns }) => [code, columns] as const))('%s', (code, columns) => {
    const check = checks.find((each) => each.code === code)
    expect(columns.severity).toBe(check?.severity)
    expect(['yes', 'partly', 'no']).toContain(columns.admission)
    expect(['yes', 'partly', 'no']).toContain(columns.schema)
  })

  test('a link leads to the page of its name', () => {
    for (const { text, target = '' } of linked) {
      expect(target).toBe(`checks/${text}.md`)
      expect(existsSync(new URL(`../docs/${target}`, import.meta.url)), target).toBe(true)
    }
  })

  test('every check that needs a VM is on it', () => {
    const named = new Set(linked.map(({ text }) => text))
    const needing = checks.filter(({ needs }) => needs.includes('vm')).map(({ code }) => code)
    expect(needing.filter((code) => !named.has(code))).toEqual([])
  })

  test('what the webhooks refuse has the effect "admission" here', () => {
    const refused = rows.filter(({ admission }) => admission === 'yes').map(({ code }) => code)
    const effects = checks.filter(({ code }) => refused.includes(code)).map(({ effect }) => effect)
    expect(new Set(effects)).toEqual(new Set(['admission']))
  })
})
