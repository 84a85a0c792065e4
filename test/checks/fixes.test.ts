import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checks } from '../../src/checks/index.ts'
import type { Edit, Finding } from '../../src/findings/finding.ts'
import { type Case, casesOf, inspectCase } from './cases.ts'

const cases = checks
  .flatMap(({ code }) => casesOf(code))
  .filter(({ name, image }) => name.startsWith('bad') && image === undefined)

const key = ({ code, location }: Finding) =>
  JSON.stringify([code, location && 'path' in location ? location.path : null])

function apply(text: string, { range, replacement }: Edit): string {
  const lines = text.replace(/^\ufeff/, '').split('\n')
  const line = lines[range.line - 1] ?? ''
  lines[range.line - 1] = line.slice(0, range.column - 1) + replacement + line.slice(range.endColumn - 1)
  return lines.join('\n')
}

/** The case in a folder of its own, with one fix applied. */
function mended(each: Case, edits: readonly Edit[]): Case {
  const folder = mkdtempSync(join(tmpdir(), 'fix-'))
  for (const name of readdirSync(each.folder))
    writeFileSync(join(folder, name), readFileSync(join(each.folder, name)))
  for (const edit of edits) {
    const path = join(folder, edit.file)
    writeFileSync(path, apply(readFileSync(path, 'utf8'), edit))
  }
  return { ...each, folder }
}

const fixable = (each: Case, { fix }: Finding) =>
  fix?.edits.every(({ file }) => existsSync(join(each.folder, file))) ?? false

describe('a fix takes its finding away and brings no new error', () => {
  test.each(cases)('$code/$name', async (each) => {
    const { findings } = await inspectCase(each)
    for (const finding of findings.filter((candidate) => fixable(each, candidate))) {
      const { findings: after } = await inspectCase(mended(each, finding.fix?.edits ?? []))
      const before = new Set(findings.filter(({ severity }) => severity === 'error').map(({ code }) => code))
      expect(after.map(key), finding.code).not.toContain(key(finding))
      const count = (all: readonly Finding[]) => all.filter(({ code }) => code === finding.code).length
      expect(count(after), finding.code).toBeLessThan(count(findings))
      const fresh = after.filter(({ severity, code }) => severity === 'error' && !before.has(code))
      expect(
        fresh.map(({ message }) => message),
        finding.code,
      ).toEqual([])
    }
  })

  test('and many findings have one', async () => {
    const results = await Promise.all(cases.map(inspectCase))
    const codes = new Set(
      results.flatMap(({ findings }) => findings.filter(({ fix }) => fix).map(({ code }) => code)),
    )
    expect(codes.size).toBeGreaterThan(18)
  })
})
