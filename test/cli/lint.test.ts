import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { run } from './memory-io.ts'

const folder = mkdtempSync(join(tmpdir(), 'nocloud-inspect-'))
afterAll(() => rmSync(folder, { recursive: true }))

const write = (path: string, text: string) => {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
}

const sample = (name: string) => readFileSync(`fixtures/kubevirt/${name}`, 'utf8')

test('one line per finding, and what was looked at', async () => {
  const { status, stdout } = await run(['lint', 'fixtures/cases/kv-secret-key-wrong-network'])
  expect(status).toBe(1)
  expect(stdout).toMatch(
    /^fixtures\/cases\/kv-secret-key-wrong-network\/secrets\.yaml:17:3: error: .*"network-config".*\[secret-key-network\]$/m,
  )
  expect(stdout).toMatch(/\n\n3 findings in 2 of 3 files · 1 VM, 2 Secrets\n$/)
})

test('JSON: the envelope, an input as given for each result', async () => {
  const { stdout } = await run(['lint', 'fixtures/kubevirt/saigak-after.yaml', '--format', 'json'])
  const { command, results, summary } = JSON.parse(stdout)
  expect({ command, summary }).toEqual({ command: 'lint', summary: { errors: 0, warnings: 0, infos: 0 } })
  expect(
    results.map(({ input, vm }: { input: string; vm: { name: string } | null }) => [input, vm?.name]),
  ).toEqual([
    ['fixtures/kubevirt/saigak-after.yaml', 'saigak'],
    ['fixtures/kubevirt/saigak-after.yaml', undefined],
  ])
  expect(results[0].verdict.outcome).toBe('reachable')
})

describe('exit status', () => {
  test.each([
    ['findings below the threshold', ['fixtures/kubevirt/vmi-live-broken.yaml'], 0],
    ['findings at the threshold', ['fixtures/kubevirt/vmi-live-broken.yaml', '--fail-on', 'warning'], 1],
    ['nothing to check', ['fixtures/seeds'], 2],
    ['no operand', [], 2],
    ['no version', ['fixtures/kubevirt/saigak-after.yaml', '--kubevirt', 'latest'], 2],
    ['an option of another command', ['x', '--vm', 'y'], 2],
    ['a missing file', ['/nowhere/vm.yaml'], 3],
    ['a missing file beside findings', ['/nowhere/vm.yaml', 'fixtures/kubevirt/saigak-before.yaml'], 3],
  ])('%s', async (_, argv, status) => {
    expect((await run(['lint', ...argv])).status).toBe(status)
  })

  test('a Helm template: 3, with the way out', async () => {
    write(
      'chart/templates/vm.yaml',
      'kind: VirtualMachine\napiVersion: kubevirt.io/v1\nmetadata:\n  name: {{ .Values.name }}\n',
    )
    const { status, stderr } = await run(['lint', join(folder, 'chart')])
    expect(status).toBe(3)
    expect(stderr).toContain('helm template CHART | nocloud-inspect lint -')
  })
})

test('standard input', async () => {
  const stdin = new TextEncoder().encode(sample('saigak-before.yaml'))
  const { stdout } = await run(['lint', '-'], { stdin })
  expect(stdout).toMatch(/^-:32:3: error: .*\[network-data-unreferenced\]$/m)
})

test('a folder: YAML and JSON at any depth, without what ignore files and dots hide', async () => {
  write('repo/.gitignore', '# made by CI\n/out/\n*.gen.yaml\n!keep.gen.yaml\n')
  for (const path of ['apps/vm.yaml', 'out/vm.yaml', 'apps/x.gen.yaml', 'apps/keep.gen.yaml', '.git/vm.yaml'])
    write(`repo/${path}`, sample('saigak-before.yaml'))
  write('repo/apps/.ignore', 'local\n')
  write('repo/apps/local/vm.yaml', sample('saigak-before.yaml'))
  write('repo/tsconfig.json', '{ // not JSON\n}')
  const { stdout, status } = await run(['lint', join(folder, 'repo')])
  const files = new Set(stdout.match(/^[^:\n]+(?=:\d+:\d+: )/gm))
  expect([...files].sort()).toEqual(
    ['apps/keep.gen.yaml', 'apps/vm.yaml'].map((path) => join(folder, 'repo', path)),
  )
  expect(status).toBe(1)
})
