import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checks } from '../../src/checks/index.ts'
import type { Edit, Finding, Fix } from '../../src/findings/finding.ts'
import type { InspectedResult } from '../../src/report/result.ts'
import { loadGoYaml } from '../../src/yaml/load-go.ts'
import { loadPyYaml } from '../../src/yaml/load-pyyaml.ts'
import { applyEdits } from './apply-edits.ts'
import { type Case, casesOf, inspectCase } from './cases.ts'

const cases = checks
  .flatMap(({ code }) => casesOf(code))
  .filter(({ name, image }) => name.startsWith('bad') && image === undefined)

const fixable = new Set<string>(checks.filter(({ fixes }) => fixes).map(({ code }) => code))

const key = ({ code, location }: Finding) =>
  JSON.stringify([code, location && 'path' in location ? location.path : null])

/** The case in a folder of its own, with edits made, for as long as it is looked at. */
async function withEdits<T>(
  each: Case,
  edits: readonly Edit[],
  look: (mended: Case) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'fix-'))
  try {
    cpSync(each.folder, folder, { recursive: true })
    for (const file of new Set(edits.map((edit) => edit.file))) {
      const path = join(folder, file)
      const own = edits.filter((edit) => edit.file === file)
      writeFileSync(path, applyEdits(readFileSync(path, 'utf8'), own))
    }
    return await look({ ...each, folder })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Not in a file that the case leaves to be filled in. */
const isHere = (each: Case, fix: Fix | undefined): fix is Fix =>
  fix?.edits.every(({ file }) => existsSync(join(each.folder, file))) ?? false

const ranks = [null, 'fatal', 'fallback', 'disabled', 'used']
const rankOf = ({ seed }: InspectedResult) => ranks.indexOf(seed.networkConfig.outcome)

/**
 * An error keeps something from being read, and what is read for the first time is judged for the first time. Of what worked
 * before, a remedy brings up no more than this.
 */
const explained: Readonly<Record<string, readonly string[]>> = {
  // The schema of cloud-init knows one of the two spellings.
  'bond-option-spelling': ['nc-schema-complaint'],
  // A password that is read has its own warnings.
  'cc-unknown-key': ['ud-plain-password'],
  'ud-password-not-text': ['ud-plain-password', 'ud-ssh-pwauth-unset'],
  'meta-data-key-misspelt': ['seedfrom-url-in-local-seed'],
  'nc-v2-renderer-in-section': ['renderer-of-other-distro'],
  // With netmask or without: there is no third way, and EL 7 takes the one, today's cloud-init both.
  'netmask-ignored': ['old-el7-prefix-in-ipaddr'],
  'prefix-missing-v1': ['old-el7-prefix-in-ipaddr'],
}

describe('a fix takes its finding away, brings no new error, and leaves the rest alone', () => {
  test.each(cases)('$code/$name', async (each) => {
    const before = await inspectCase(each)
    const known = new Set(before.findings.map(({ code }) => code))
    const count = ({ findings }: InspectedResult, code: string) =>
      findings.filter((finding) => finding.code === code).length
    for (const finding of before.findings) {
      const { fix, code } = finding
      if (!isHere(each, fix)) continue
      const after = await withEdits(each, fix.edits, inspectCase)
      expect(after.findings.map(key), code).not.toContain(key(finding))
      expect(count(after, code), code).toBeLessThan(count(before, code))
      expect(rankOf(after), code).toBeGreaterThanOrEqual(rankOf(before))
      const fresh = after.findings.filter((each) => !known.has(each.code))
      expect(
        fresh.filter(({ severity }) => severity === 'error').map(({ message }) => message),
        code,
      ).toEqual([])
      const reveals = explained[code] ?? []
      const unexplained = fresh.filter((each) => !reveals.includes(each.code)).map((each) => each.code)
      if (finding.severity !== 'error') expect(unexplained, code).toEqual([])
    }
  })
})

describe('all safe fixes of a document together come to an end', () => {
  test.each(cases)('$code/$name', async (each) => {
    const rounds = async (current: Case, left: number): Promise<number> => {
      const { findings } = await inspectCase(current)
      const edits = together(findings.flatMap(({ fix }) => (fix?.safe && isHere(current, fix) ? [fix] : [])))
      if (edits.length === 0) return left
      return left === 0 ? -1 : withEdits(current, edits, (next) => rounds(next, left - 1))
    }
    expect(await rounds(each, 4)).toBeGreaterThanOrEqual(0)
  })

  test('one that overlaps another waits for its turn', () => {
    const at = (column: number): Edit => ({
      ...{ file: 'a', replacement: 'x' },
      range: { line: 1, column, endLine: 1, endColumn: column + 2 },
    })
    const fixes = [[at(1)], [at(2)], [at(5), at(9)]].map((edits) => ({ title: '', safe: true, edits }))
    expect(together(fixes)).toEqual([at(1), at(5), at(9)])
  })
})

/** As many of the fixes, in their order, as do not touch each other's ranges. */
function together(fixes: readonly Fix[]): readonly Edit[] {
  const taken: Edit[] = []
  for (const { edits } of fixes)
    if (edits.every((edit) => taken.every((other) => apart(edit, other)))) taken.push(...edits)
  return taken.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || before(a, b))
}

const before = (a: Edit, b: Edit) => a.range.line - b.range.line || a.range.column - b.range.column

function apart(a: Edit, b: Edit): boolean {
  if (a.file !== b.file) return true
  const [first, second] = before(a, b) <= 0 ? [a, b] : [b, a]
  const { endLine, endColumn } = first.range
  return second.range.line > endLine || (second.range.line === endLine && second.range.column > endColumn)
}

test('what could be loaded before can be loaded after a fix', async () => {
  const loads = (file: string, text: string) =>
    file.endsWith('.yaml')
      ? loadGoYaml(text).documents.every(({ status }) => status === 'loaded')
      : loadPyYaml(text).status === 'loaded'
  let loaded = 0
  for (const each of cases) {
    const { findings } = await inspectCase(each)
    for (const { fix, code } of findings) {
      if (!isHere(each, fix)) continue
      for (const file of new Set(fix.edits.map((edit) => edit.file))) {
        const text = readFileSync(join(each.folder, file), 'utf8')
        if (!loads(file, text)) continue
        const own = fix.edits.filter((edit) => edit.file === file)
        expect(loads(file, applyEdits(text, own)), `${code} of ${each.code}/${each.name}`).toBe(true)
        loaded++
      }
    }
  }
  expect(loaded).toBeGreaterThan(150)
})

test('every check that says so has a case whose finding carries a fix, and no other has', async () => {
  const found = new Set<string>()
  for (const each of cases)
    for (const { code, fix } of (await inspectCase(each)).findings) if (fix) found.add(code)
  expect([...found].sort()).toEqual([...fixable].sort())
})
