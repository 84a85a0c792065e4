import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Finding } from '../src/findings/finding.ts'
import type { Result } from '../src/report/result.ts'
import { run } from './cli/memory-io.ts'
// Loaded ahead: the program loads them when they are asked for.
import '../src/cli/commands/diff.ts'
import '../src/cli/commands/inspect.ts'
import '../src/cli/commands/lint.ts'
import '../src/cli/commands/log.ts'

interface Fault {
  readonly severity: Finding['severity']
  readonly about: readonly string[]
  readonly file?: string
  readonly line?: number
}

interface Case {
  readonly id: string
  readonly detect_with: 'iso' | 'iso+vm' | 'manifests' | 'serial-log' | 'two-seeds'
  readonly image?: string
  /** Two machines are compared, and how they belong together. */
  readonly context?: { readonly relation?: string }
  readonly expect: Fault | { readonly clean: true }
}

const folder = 'fixtures/cases'

const cases = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => JSON.parse(readFileSync(`${folder}/${name}/case.json`, 'utf8')) as Case)

const isClean = ({ expect: expected }: Case): boolean => 'clean' in expected

describe('failures as their users met them', () => {
  test.each(cases.filter((each) => !isClean(each)))('$id', async (each) => {
    const findings = await findingsOf(each)
    expect(findings.filter((finding) => fits(finding, each)).map(({ code }) => code)).not.toEqual([])
  })
})

describe('what works is called no error', () => {
  test.each(cases.filter(isClean))('$id', async (each) => {
    expect((await findingsOf(each)).filter(({ severity }) => severity === 'error')).toEqual([])
  })
})

test('each folder is called as its case, and all kinds of input are there', () => {
  expect(cases.map(({ id }) => id)).toEqual(
    readdirSync(folder).filter((name) => existsSync(`${folder}/${name}/case.json`)),
  )
  expect(new Set(cases.map(({ detect_with }) => detect_with)).size).toBe(5)
  expect(cases.length).toBeGreaterThan(50)
})

async function findingsOf(each: Case): Promise<readonly Finding[]> {
  const { stdout, stderr } = await run([...argumentsFor(each), '--format', 'json'])
  if (stdout === '') throw new Error(stderr)
  const { results } = JSON.parse(stdout) as { readonly results: readonly Result[] }
  return results.flatMap((result) => {
    if (result.status !== 'inspected') throw new Error(result.error.message)
    return result.findings
  })
}

function argumentsFor({ id, detect_with, context, image = 'seed' }: Case): readonly string[] {
  const at = (name: string) => `${folder}/${id}/${name}`
  const present = (...names: readonly string[]) => names.map(at).filter((path) => existsSync(path))
  const manifests = present('vm.yaml', 'secrets.yaml')
  if (detect_with === 'manifests') return ['lint', ...manifests]
  if (detect_with === 'two-seeds')
    return ['diff', at('seed-before'), at('seed-after'), ...(context?.relation ? ['--clone'] : [])]
  const vm = manifests.flatMap((path) => ['--vm', path])
  const log = present('serial.log')
  if (!existsSync(at(image))) return ['log', ...log, ...vm]
  return ['inspect', at(image), ...log.flatMap((path) => ['--serial-log', path]), ...vm]
}

const rank = { error: 3, warning: 2, info: 1 }

/** Every word group occurs in the finding, at least as severe, where it should be. */
function fits(finding: Finding, { id, expect: expected }: Case): boolean {
  if ('clean' in expected) return false
  const { severity, about, file, line } = expected
  const text = `${finding.code} ${finding.message} ${finding.help ?? ''}`.toLowerCase()
  const place = finding.location
  const said = about.every((group) => group.split('|').some((word) => text.includes(word.toLowerCase())))
  const inFile = file === undefined || place?.file.replace(`${folder}/${id}/`, '') === file
  const atLine =
    line === undefined || (place !== undefined && 'line' in place && Math.abs(place.line - line) <= 1)
  return rank[finding.severity] >= rank[severity] && said && inFile && atLine
}
