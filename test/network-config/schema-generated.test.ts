import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { generateValidators } from '../../scripts/compile-schemas.ts'

const committed = new URL('../../src/network-config/schema-validators.generated.ts', import.meta.url)

test('the generated validators are those of the schemas', async () => {
  // A plain comparison: the differ would take a minute for a text of this size.
  expect((await readFile(committed, 'utf8')) === (await generateValidators())).toBe(true)
})

test('generating twice gives the same text, free of run-time loading and code generation', async () => {
  const text = await generateValidators()
  expect(text === (await generateValidators())).toBe(true)
  expect(text).not.toMatch(/\brequire\(|new Function|\beval\(|^import /m)
})
