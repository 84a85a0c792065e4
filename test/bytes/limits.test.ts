import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { defaultLimits } from '../../src/bytes/limits.ts'

test('docs/limits.md lists every limit with its default, in the order of the code', () => {
  const page = readFileSync(new URL('../../docs/limits.md', import.meta.url), 'utf8')
  const rows = [...page.matchAll(/^\| `(\w+)` \| (\d+) \| .+ \| .+ \| .+ \|$/gm)]
  expect(rows.map(([, name, value]) => [name, Number(value)])).toEqual(Object.entries(defaultLimits))
})
