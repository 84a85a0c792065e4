import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkList } from '../../scripts/render-check-list.ts'
import { renderPage } from '../../scripts/render-check-pages.ts'
import { checks } from '../../src/checks/index.ts'

describe.each(checks.map(({ code }) => code))('docs/checks/%s.md', (code) => {
  const page = readFileSync(new URL(`../../docs/checks/${code}.md`, import.meta.url), 'utf8')

  test('shows what the check says now', async () => {
    expect(page).toBe(await renderPage(code))
  })

  test.each(['What happens', 'Fix'])('tells by hand: %s', (heading) => {
    const [, section = ''] = page.split(`## ${heading}\n`)
    const prose = section.split(/\n## |<!-- /)[0] ?? ''
    expect(prose.trim().split(/\s+/).length).toBeGreaterThan(8)
  })
})

test("the list of checks is the code's", () => {
  expect(readFileSync(new URL('../../docs/checks/README.md', import.meta.url), 'utf8')).toBe(checkList())
})
