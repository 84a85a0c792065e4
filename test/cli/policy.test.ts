import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { run } from './memory-io.ts'
// Loaded with this file, and not within the time of its first test.
import '../../src/cli/commands/lint.ts'

const folder = mkdtempSync(join(tmpdir(), 'nocloud-inspect-'))
afterAll(() => rmSync(folder, { recursive: true }))

function write(path: string, text: string): string {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  return file
}

const sample = readFileSync('fixtures/kubevirt/vmi-live-broken.yaml', 'utf8')
const vm = write('apps/vm.yaml', sample)

const codesOf = async (argv: readonly string[]) => {
  const { stdout } = await run([...argv, '--format', 'json'])
  return JSON.parse(stdout).results.flatMap((result: { findings: { code: string; severity: string }[] }) =>
    result.findings.map(({ code, severity }) => `${severity} ${code}`),
  )
}

describe('nocloud-inspect.yaml', () => {
  test('severities, and rules for paths below its folder', async () => {
    const config = write(
      'nocloud-inspect.yaml',
      'severity: {mac-unset: error, status-address-unproven: off}\nignore:\n  - {code: no-network-data, paths: [apps/**], reason: known}\n',
    )
    expect(await codesOf(['lint', vm, '--config', config])).toEqual(['error mac-unset'])
    const { status, stdout } = await run(['lint', vm, '--config', config])
    expect(status).toBe(1)
    expect(stdout).toContain('1 finding in 1 of 1 file · 2 accepted · 1 VM')
  })

  test('is found from the working directory upwards', async () => {
    const deep = join(folder, 'apps')
    const cwd = vi.spyOn(process, 'cwd').mockReturnValue(deep)
    write('nocloud-inspect.yaml', 'severity: {mac-unset: info}\n')
    expect(await codesOf(['lint', vm])).toContain('info mac-unset')
    cwd.mockRestore()
  })

  test('files that are not read: those of a folder, not one that is named', async () => {
    const config = write('exclude.yaml', 'exclude: [apps/]\n')
    write('other/vm.yaml', sample)
    const { stdout } = await run(['lint', folder, '--config', config])
    expect(stdout).toContain('other/vm.yaml')
    expect(stdout).not.toContain('apps/vm.yaml')
    expect((await run(['lint', vm, '--config', config])).stdout).toContain('apps/vm.yaml')
  })

  test.each([
    ['broken', 'severity: {mac-unset: fatal}', /:1:23: a severity is one of/],
    ['an unknown code', 'severity: {nope: info}', /no check has the code "nope"/],
    ['not there', undefined, /no such file/],
  ])('%s: 2', async (name, text, message) => {
    const config = text === undefined ? join(folder, 'nowhere.yaml') : write(`${name}.yaml`, text)
    const { status, stderr } = await run(['lint', vm, '--config', config])
    expect(status).toBe(2)
    expect(stderr).toMatch(message)
  })
})

describe('a baseline', () => {
  const file = join(folder, 'baseline.json')

  test('written once, then only what is new counts', async () => {
    const path = write('legacy/vm.yaml', readFileSync('fixtures/kubevirt/saigak-before.yaml', 'utf8'))
    expect((await run(['lint', path])).status).toBe(1)
    expect((await run(['lint', path, '--write-baseline', file])).status).toBe(0)
    expect((await run(['lint', path, '--baseline', file, '--fail-on', 'info'])).status).toBe(0)
    writeFileSync(path, readFileSync(path, 'utf8').replace('secretRef:', 'secretReference:'))
    expect(await codesOf(['lint', path, '--baseline', file])).toContain('error field-name')
  })

  test('inspect keeps the seeds of a call apart', async () => {
    const bad = 'fixtures/cases/mac-read-as-number/seed'
    expect((await run(['inspect', bad, '--write-baseline', file])).status).toBe(0)
    expect((await run(['inspect', bad, '--baseline', file])).status).toBe(0)
    expect(
      (await run(['inspect', 'fixtures/cases/nc-tabs-from-heredoc/seed', '--baseline', file])).status,
    ).toBe(1)
  })

  test('no baseline: 2', async () => {
    expect((await run(['lint', vm, '--baseline', vm])).status).toBe(2)
  })
})

describe('comments and annotations', () => {
  test('in a seed file, told in the report', async () => {
    const seed = join(folder, 'seed')
    write('seed/user-data', '')
    write('seed/meta-data', 'instance-id: i-1\nlocal-hostname: vm1\n')
    write(
      'seed/network-config',
      'version: 2\nethernets:\n  eth0:\n    # nocloud-inspect-ignore mac-read-as-number -- to be fixed with the next image\n    macaddress: 52:54:00:12:34:56\n',
    )
    const { status, stdout } = await run(['inspect', seed])
    expect(status).toBe(0)
    expect(stdout).toContain('UNREACHABLE')
    expect(stdout).toContain('1 accepted')
    const [result] = JSON.parse((await run(['inspect', seed, '--format', 'json'])).stdout).results
    expect(result.suppressed).toMatchObject([
      {
        code: 'mac-read-as-number',
        by: 'comment',
        reason: 'to be fixed with the next image',
        location: { line: 5 },
      },
    ])
  })

  test('one that accepts nothing is told by lint alone', async () => {
    const path = write(
      'unused.yaml',
      sample.replace('metadata:\n', 'metadata: # nocloud-inspect-ignore nc-empty -- none\n'),
    )
    expect(await codesOf(['lint', path])).toContain('info suppression-unused')
    const inspected = await codesOf(['inspect', 'fixtures/seeds/v2-dhcp', '--vm', path])
    expect(inspected).not.toContain('info suppression-unused')
  })
})
