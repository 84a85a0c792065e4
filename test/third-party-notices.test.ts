import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { notices } from '../scripts/third-party-notices.ts'

test('THIRD-PARTY-NOTICES.md names what is bundled now', () => {
  expect(readFileSync('THIRD-PARTY-NOTICES.md', 'utf8')).toBe(notices())
})
