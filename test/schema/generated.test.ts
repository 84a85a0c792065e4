import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { generateValidators, outputs, outputUrl } from '../../scripts/compile-schemas.ts'

describe.each(outputs)('src/$file', (output) => {
  test('is what the schemas give', async () => {
    // A plain comparison: the differ would take a minute for a text of this size.
    expect((await readFile(outputUrl(output), 'utf8')) === (await generateValidators(output))).toBe(true)
  })

  test('is generated twice with the same text, free of run-time loading and code generation', async () => {
    const text = await generateValidators(output)
    expect(text === (await generateValidators(output))).toBe(true)
    expect(text).not.toMatch(/\brequire\(|new Function|\beval\(|^import (?!type )/m)
  })
})
