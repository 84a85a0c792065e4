import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { run } from './memory-io.ts'
// Loaded with this file, and not within the time of its first test.
import '../../src/cli/commands/diff.ts'

const seeds = [
  'fixtures/cases/same-id-new-network/seed-before',
  'fixtures/cases/same-id-new-network/seed-after',
]
const manifests = ['fixtures/kubevirt/saigak-before.yaml', 'fixtures/kubevirt/saigak-after.yaml']
const images = ['fixtures/incident/before/noCloud.iso', 'fixtures/incident/after/noCloud.iso']

test('the headline says what the guest will do, then the changed lines', async () => {
  const { status, stdout } = await run(['diff', ...seeds])
  expect(status).toBe(0)
  expect(stdout).toMatch(
    /^\S+seed-before → \S+seed-after {3}before and after · meta-data, user-data, network-config$/m,
  )
  expect(stdout).toContain('The guest keeps its older network')
  expect(stdout).toMatch(
    / 4 │ - {5}addresses: \[192\.0\.2\.10\/24\]\n.* 4 │ \+ {5}addresses: \[192\.0\.2\.20\/24\]$/m,
  )
  expect(stdout).toMatch(/^ {2}warning {2}same-id-new-network {3}network-config:4:5$/m)
})

describe('operands', () => {
  const codesOf = async (argv: readonly string[], stdin?: Uint8Array) => {
    const { stdout } = await run(['diff', ...argv, '--format', 'json'], stdin ? { stdin } : {})
    const { command, results } = JSON.parse(stdout)
    expect([command, results.length]).toEqual(['diff', 1])
    return results[0].findings.map(({ code }: { code: string }) => code)
  }

  test('manifests of one VM', async () => {
    expect(await codesOf(manifests)).toEqual(['identity-change'])
  })

  test('two images, and the VM that they are for', async () => {
    expect(await codesOf([...images, '--vm', 'fixtures/incident/after/vm.yaml'])).toEqual(['identity-change'])
  })

  test('an image, and what Git will make of it', async () => {
    expect(await codesOf([images[0] ?? '', manifests[1] ?? ''])).toEqual(['identity-change'])
  })

  test('- is a seed or manifests, by what it holds', async () => {
    expect(await codesOf(['-', manifests[1] ?? ''], readFileSync(manifests[0] ?? ''))).toEqual([
      'identity-change',
    ])
    expect(await codesOf(['-', images[1] ?? ''], readFileSync(images[0] ?? ''))).toEqual(['identity-change'])
  })

  test('--clone: what two machines must not share', async () => {
    expect(await codesOf([images[1] ?? '', images[1] ?? '', '--clone'])).toContain('clone-same-instance-id')
  })
})

describe('exit status', () => {
  test.each([
    ['findings below the threshold', seeds, 0],
    ['findings at the threshold', [...seeds, '--fail-on', 'warning'], 1],
    ['an error', [images[1] ?? '', images[1] ?? '', '--clone'], 1],
    ['one operand', seeds.slice(0, 1), 2],
    ['three operands', [...seeds, 'x'], 2],
    ['standard input twice', ['-', '-'], 2],
    ['several VMs, none chosen', ['fixtures/kubevirt/pool-and-list.yaml', manifests[1] ?? ''], 2],
    [
      'manifests without a VM',
      ['fixtures/cases/kv-secret-key-wrong-network/secrets.yaml', manifests[1] ?? ''],
      2,
    ],
    ['a missing file', [seeds[0] ?? '', '/nowhere.iso'], 3],
    ['no image', [seeds[0] ?? '', 'fixtures/broken/all-zero.iso'], 3],
    ['no YAML', ['fixtures/manifests/helm-template.yaml', manifests[1] ?? ''], 3],
  ])('%s', async (_, argv, status) => {
    expect((await run(['diff', ...argv])).status).toBe(status)
  })

  test('what cannot be read is told and reported', async () => {
    const { stdout, stderr } = await run(['diff', seeds[0] ?? '', '/nowhere.iso', '--format', 'json'])
    expect(stderr).toContain('/nowhere.iso')
    expect(JSON.parse(stdout).results).toMatchObject([{ input: '/nowhere.iso', status: 'unreadable' }])
  })
})
