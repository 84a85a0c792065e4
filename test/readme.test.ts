import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { renderReadme } from '../scripts/render-readme.ts'

const readme = readFileSync('README.md', 'utf8')

test('the README shows what its commands print now', async () => {
  expect(readme).toBe(await renderReadme())
})

test('its first sh block is two command lines', () => {
  const [, block = ''] = /```sh\n([\s\S]*?)```/.exec(readme) ?? []
  expect(block.trimEnd().split('\n')).toHaveLength(2)
})

test('every file that it links to is there', () => {
  for (const [, target = ''] of readme.matchAll(/\]\((?!http)([^)#]+)\)/g))
    expect(() => readFileSync(target), target).not.toThrow()
})
