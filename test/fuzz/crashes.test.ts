import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { crashFolder, keepCrash, keptCrashes, minimal, readCrash } from './crash.ts'
import { execute, type Input } from './execution.ts'

describe('what was kept because the program crashed on it, or took too long, is answered now', () => {
  test.each(keptCrashes())('%s', { timeout: 30_000 }, async (name) => {
    expect(typeof (await execute(readCrash(crashFolder, name)))).toBe('string')
  })
})

describe('a crash', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nocloud-inspect-crashes-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  const inputs: readonly Input[] = [
    { kind: 'image', bytes: Uint8Array.of(1, 2, 3) },
    { kind: 'container', bytes: Uint8Array.of(31, 139, 0) },
    { kind: 'seed', files: { 'meta-data': 'instance-id: a\n' }, vm: 'kind: VirtualMachine\n' },
    { kind: 'manifests', text: 'kind: Secret\n' },
  ]

  test.each(inputs)('of $kind is kept as it was, once', async (input) => {
    const name = keepCrash(input, folder)
    expect(keepCrash(input, folder)).toBe(name)
    expect(readdirSync(folder).filter((kept) => kept === name)).toHaveLength(1)
    expect(readCrash(folder, name)).toEqual(input)
  })

  test('is kept with no more lines than it takes', async () => {
    const failing = async (input: Input) => {
      if ('text' in input && /^b$/m.test(input.text) && /^d$/m.test(input.text)) throw new Error('b and d')
      return 'answered'
    }
    const smallest = await minimal({ kind: 'manifests', text: 'a\nb\nc\nd\ne' }, failing)
    expect(smallest).toEqual({ kind: 'manifests', text: 'b\nd' })
  })
})
