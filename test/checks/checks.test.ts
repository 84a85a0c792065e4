import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checks } from '../../src/checks/index.ts'
import type { Place } from '../../src/findings/finding.ts'
import { type Case, casesOf, checksFolder, inspectCase, textOf } from './cases.ts'

describe.each(checks.map(({ code }) => code))('%s', (code) => {
  const cases = casesOf(code)
  const bad = cases.filter(({ name }) => name.startsWith('bad'))
  const good = cases.filter(({ name }) => name.startsWith('good'))

  test('has a bad and a good case', () => {
    expect({ bad: bad.length > 0, good: good.length > 0 }).toEqual({ bad: true, good: true })
  })

  test.each(bad)('$name is found, where and as it should be', async (each) => {
    const { findings } = await inspectCase(each)
    const found = findings.filter((finding) => finding.code === code)
    expect(
      found.map(({ severity, location, args }) => ({ severity, ...placeOf(each, location), args })),
    ).toEqual(each.expect)
  })

  test.each(good)('$name has neither this fault nor any error', async (each) => {
    const { findings } = await inspectCase(each)
    expect(findings.filter((finding) => finding.code === code || finding.severity === 'error')).toEqual([])
  })
})

test('every folder of cases belongs to a check', () => {
  const codes = new Set<string>(checks.map(({ code }) => code))
  expect(readdirSync(checksFolder).filter((folder) => !codes.has(folder))).toEqual([])
})

test('every check has its page, and every page its check', () => {
  const pages = readdirSync(join(checksFolder, '../../docs/checks')).filter((page) => page !== 'README.md')
  expect(pages.sort()).toEqual(checks.map(({ code }) => `${code}.md`).sort())
  expect(checks.every(({ code }) => existsSync(join(checksFolder, code)))).toBe(true)
})

function placeOf(each: Case, place: Place | undefined) {
  if (!place) return {}
  if (!('line' in place)) return { file: place.file }
  const { file, line, column, endLine, endColumn } = place
  const lines = (textOf(each, file) ?? '').split(/\r\n|\r|\n/)
  const last = line === endLine ? endColumn - 1 : undefined
  return { file, line, token: (lines[line - 1] ?? '').slice(column - 1, last) }
}
