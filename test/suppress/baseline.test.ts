import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { lintManifests } from '../../src/lint-manifests.ts'
import type { Result } from '../../src/report/result.ts'
import { applyPolicy } from '../../src/suppress/apply.ts'
import { readBaseline, writeBaseline } from '../../src/suppress/baseline.ts'

const sample = readFileSync('fixtures/kubevirt/saigak-before.yaml', 'utf8')
const lint = (text: string) => lintManifests([{ path: 'vm.yaml', text }])
const codesOf = (results: readonly Result[]) =>
  results.flatMap((result) => (result.status === 'inspected' ? result.findings.map(({ code }) => code) : []))

const against = (results: readonly Result[], file: string) =>
  applyPolicy(results, {
    suppressions: [],
    severity: new Map(),
    baseline: readBaseline(file) ?? null,
    codes: new Set(),
    reportsUnused: () => true,
  })

describe('a baseline', () => {
  const file = writeBaseline(lint(sample))

  test('accepts what was there, wherever its lines have gone, and keeps the verdict', () => {
    const moved = lint(`# one line\n# and another\n${sample}`)
    const accepted = against(moved, file)
    expect(codesOf(accepted)).toEqual([])
    const verdicts = (results: readonly Result[]) =>
      results.map((result) => (result.status === 'inspected' ? result.verdict : null))
    expect(verdicts(accepted)).toEqual(verdicts(moved))
    const [first] = accepted
    expect(first?.status === 'inspected' && first.suppressed?.length).toBe(codesOf(moved).length)
  })

  test('not what is new', () => {
    expect(
      codesOf(against(lint(sample.replace('kind: VirtualMachine\n', 'kind: VirtualMachine\n# x\n')), file)),
    ).toEqual([])
    const worse = sample.replace(
      '          cloudInitNoCloud:',
      '          cloudInitNoCloud:\n            networkConfig: x',
    )
    expect(codesOf(against(lint(worse), file))).toEqual(['field-name'])
  })

  test('of two alike one was there: the other is new', () => {
    const two = writeBaseline(lint(sample)).replaceAll('"count":1', '"count":0')
    expect(codesOf(against(lint(sample), two))).toEqual(codesOf(lint(sample)))
  })

  test.each([
    '',
    '[]',
    '{}',
    '{"schemaVersion":2,"findings":[]}',
    '{"schemaVersion":1,"findings":[{}]}',
    '{"schemaVersion":1,"findings":[{"code":"a","file":"b","path":"c","count":"1"}]}',
  ])('%j is none', (text) => {
    expect(readBaseline(text)).toBeUndefined()
  })

  test('is sorted, so that the same findings give the same file', () => {
    expect(writeBaseline([...lint(sample)].reverse())).toBe(file)
  })
})
