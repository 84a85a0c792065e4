import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Finding } from '../src/findings/finding.ts'
import { inspect } from '../src/inspect.ts'
import { lintManifests } from '../src/lint-manifests.ts'

interface Case {
  readonly detect_with: 'iso' | 'iso+vm' | 'manifests' | 'serial-log' | 'two-seeds'
  readonly image?: string
  readonly expect: {
    readonly severity: Finding['severity']
    readonly about: readonly string[]
    readonly file?: string
    readonly line?: number
  }
}

const folder = fileURLToPath(new URL('../fixtures/cases', import.meta.url))

const cases = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({
    name,
    each: JSON.parse(readFileSync(join(folder, name, 'case.json'), 'utf8')) as Case,
  }))
  .filter(({ each }) => ['iso', 'iso+vm', 'serial-log'].includes(each.detect_with))

const fromManifests = readdirSync(folder).filter(
  (name) =>
    name !== 'README.md' && readFileSync(join(folder, name, 'case.json'), 'utf8').includes('"manifests"'),
)

test.each(fromManifests)('%s, from manifests alone', (name) => {
  const files = ['vm.yaml', 'secrets.yaml'].map((path) => ({
    path,
    text: readFileSync(join(folder, name, path), 'utf8'),
  }))
  const { expect: expected } = JSON.parse(readFileSync(join(folder, name, 'case.json'), 'utf8')) as Case
  const findings = lintManifests(files).flatMap((result) =>
    result.status === 'inspected' ? result.findings : [],
  )
  expect(findings.filter((finding) => fits(finding, expected)).map(({ code }) => code)).not.toEqual([])
})

test('the cases that an image, a VM and a log settle are all here', () => {
  expect(cases.length).toBe(10)
})

describe('failures as their users met them', () => {
  test.each(cases)('$name', async ({ name, each }) => {
    const findings = await findingsOf(join(folder, name), each)
    expect(findings.filter((finding) => fits(finding, each.expect)).map(({ code }) => code)).not.toEqual([])
  })
})

async function findingsOf(path: string, { image }: Case): Promise<readonly Finding[]> {
  const vm = ['vm.yaml', 'secrets.yaml'].filter((file) => existsSync(join(path, file)))
  const log = join(path, 'serial.log')
  const result = await inspect(image ? readFileSync(join(path, image)) : seedFiles(join(path, 'seed')), {
    input: image ?? 'seed',
    ...(existsSync(log) ? { serialLog: readFileSync(log, 'utf8') } : {}),
    ...(vm.length > 0
      ? { vm: vm.map((file) => ({ path: file, text: readFileSync(join(path, file), 'utf8') })) }
      : {}),
  })
  if (result.status !== 'inspected') throw new Error(result.error.message)
  return result.findings
}

const seedFiles = (path: string): Record<string, Uint8Array> =>
  Object.fromEntries(readdirSync(path).map((name) => [name, readFileSync(join(path, name))]))

const rank = { error: 3, warning: 2, info: 1 }

/** Every word group occurs in the finding, at least as severe, where it should be. */
function fits(finding: Finding, { severity, about, file, line }: Case['expect']): boolean {
  const text = `${finding.code} ${finding.message} ${finding.help ?? ''}`.toLowerCase()
  const place = finding.location
  const said = about.every((group) => group.split('|').some((word) => text.includes(word)))
  const inFile = file === undefined || place?.file === file
  const atLine =
    line === undefined || (place !== undefined && 'line' in place && Math.abs(place.line - line) <= 1)
  return rank[finding.severity] >= rank[severity] && said && inFile && atLine
}
