import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { verdictOn } from './loaded.ts'

interface Row {
  readonly mergedCloudConfig: unknown
  readonly schemaValid: boolean | null
}

/** What cloud-init 26.2's own schema said of the merged text, in its strict mode: deprecated keys are errors there. */
const rows = readFileSync(new URL('../../fixtures/measured/user-data.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row)
  .filter(({ schemaValid }) => schemaValid !== null)

test('there are valid and invalid rows', () => {
  expect(rows.length).toBeGreaterThan(15)
  expect(new Set(rows.map(({ schemaValid }) => schemaValid)).size).toBe(2)
})

test.each(rows)('$mergedCloudConfig is valid: $schemaValid', ({ mergedCloudConfig, schemaValid }) => {
  const { answer, complaints, deprecations } = verdictOn(JSON.stringify(mergedCloudConfig))
  expect(answer === 'valid' && deprecations.length === 0).toBe(schemaValid)
  expect(complaints.length > 0).toBe(answer === 'invalid')
})
