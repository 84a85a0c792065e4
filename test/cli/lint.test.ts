import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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

describe('--base', () => {
  const repository = join(folder, 'worktree')
  const git = (...argv: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.test', ...argv], {
      cwd: repository,
    })

  beforeAll(() => {
    write('worktree/apps/vm.yaml', sample('saigak-before.yaml'))
    write('worktree/apps/notes.txt', 'kind: VirtualMachine\n')
    git('init', '--quiet')
    git('add', '.')
    git('commit', '--quiet', '--message', 'before')
    write('worktree/apps/vm.yaml', sample('saigak-after.yaml'))
    write('worktree/new/vm.yaml', sample('multus-multi-nic.yaml'))
  })

  test('a VM in both is compared, a new one is not', async () => {
    const { stdout, status } = await run(['lint', repository, '--base', 'HEAD'])
    expect(stdout).toMatch(/apps\/vm\.yaml:70:17: warning: .* \[identity-change\]$/m)
    expect(stdout.match(/\[identity-change\]$/gm)).toHaveLength(1)
    expect(status).toBe(0)
  })

  test('one file; what was there before is named by revision and path', async () => {
    const path = join(repository, 'apps/vm.yaml')
    writeFileSync(path, sample('saigak-after.yaml'))
    git('commit', '--all', '--quiet', '--message', 'after')
    writeFileSync(path, sample('saigak-after.yaml').replaceAll('type: dhcp', 'type: dhcp6'))
    const { stdout } = await run(['lint', path, '--base', 'HEAD', '--format', 'json'])
    const [{ findings, drift }] = JSON.parse(stdout).results
    expect(drift).toMatchObject({ older: 'HEAD:apps/vm.yaml', guest: 'kept' })
    const found = findings.find(({ code }: { code: string }) => code === 'same-id-new-network')
    expect(found.related[0].location).toMatchObject({ file: 'HEAD:apps/vm.yaml' })
    expect(found.location.file).toBe(path)
  })

  test.each([
    ['no such revision', () => [repository, '--base', 'nowhere'], 2, 'nowhere is no revision'],
    ['an option instead of one', () => [repository, '--base=--output=x'], 2, 'is no revision'],
    ['no working tree', () => [join(folder, 'chart'), '--base', 'HEAD'], 2, 'no Git working tree'],
    ['standard input', () => ['-', '--base', 'HEAD'], 2, 'not standard input'],
  ])('%s', async (_, argv, status, message) => {
    write('chart/vm.yaml', sample('saigak-after.yaml'))
    const stdin = new TextEncoder().encode(sample('saigak-after.yaml'))
    const outcome = await run(['lint', ...argv()], { stdin })
    expect(outcome.status).toBe(status)
    expect(outcome.stderr).toContain(message)
  })

  test('without git: 3, and what is missing', async () => {
    const { PATH } = process.env
    process.env.PATH = join(folder, 'empty')
    const { status, stderr } = await run(['lint', repository, '--base', 'HEAD']).finally(() => {
      process.env.PATH = PATH
    })
    expect(status).toBe(3)
    expect(stderr).toContain('needs git')
  })
})
