import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { run } from './memory-io.ts'

const incident = (step: string) => [
  `fixtures/incident/${step}/noCloud.iso`,
  '--vm',
  `fixtures/incident/${step}/vm.yaml`,
]

const temporary = mkdtempSync(join(tmpdir(), 'nocloud-inspect-'))
afterAll(() => rmSync(temporary, { recursive: true }))

describe('the incident', () => {
  test.each([
    ['before', 1, 'at-risk', 'network-data-unreferenced'],
    ['midway', 1, 'at-risk', 'secret-key-network'],
    ['mixed', 1, 'unreachable', 'nc-v2-with-config-list'],
    ['after', 0, 'reachable', null],
  ])('%s: status %i, %s because of %s', async (step, status, outcome, cause) => {
    const { status: exit, stdout } = await run([...incident(step), '--format', 'json'])
    const [result] = JSON.parse(stdout).results
    expect(exit).toBe(status)
    expect(result.verdict).toMatchObject({ outcome, cause, confidence: 'certain' })
    expect(result.input).toBe(`fixtures/incident/${step}/noCloud.iso`)
  })

  test.each([
    ['before', /▲ AT RISK\n {2}Works on the first boot, loses its network with the next pod\./],
    ['midway', /never reads the key "network-config" of Secret\s+saigak-cloud-init/],
    ['mixed', /✖ UNREACHABLE\n {2}Nothing configures the network/],
    ['after', /✔ REACHABLE\n {2}enp1s0 gets 10\.0\.2\.2 by DHCP/],
  ])('%s: the report says so', async (step, headline) => {
    expect((await run(incident(step))).stdout).toMatch(headline)
  })

  test('after the fix nothing is found', async () => {
    const { stdout } = await run([...incident('after'), '--format', 'json'])
    expect(JSON.parse(stdout).results[0].findings).toEqual([])
  })
})

describe('bad input and bad usage', () => {
  test.each([
    ['a missing file', ['no-such.iso'], 3, 'no such file or folder'],
    ['no image', ['fixtures/broken/not-an-image.iso'], 3, 'ISO 9660'],
    ['an all-zero file', ['fixtures/broken/all-zero.iso'], 3, 'placeholder'],
    ['an image cut in its descriptors', ['fixtures/broken/truncated-in-descriptors.iso'], 3, 'descriptor'],
    ['an empty file', ['fixtures/broken/empty.iso'], 3, 'empty'],
    [
      'a copy through a terminal',
      ['fixtures/broken/crlf-damaged-boot-code.iso'],
      3,
      'kubectl exec without -t',
    ],
    ['a folder without a seed', ['fixtures/incident'], 2, 'none of meta-data'],
    ['a command that does not exist', ['merge', 'a', 'b'], 2, 'unknown command merge'],
    ['a selection without a VM', ['x.iso', '--select', 'a/b'], 2, '--select'],
    ['a format without its file', ['x.iso', '--format', 'json='], 2, 'names no file'],
    [
      'a Helm template',
      ['fixtures/incident/after/noCloud.iso', '--vm', 'fixtures/manifests/helm-template.yaml'],
      3,
      'helm template',
    ],
    ['an unknown flag', ['--vmm', 'x'], 2, 'did you mean --vm?'],
    ['a flag of another command', ['list', '--vm', 'x', 'y'], 2, 'list has no option --vm'],
    ['an unknown format', ['x.iso', '--format', 'yaml'], 2, 'pretty, json'],
    ['an unknown level', ['x.iso', '--fail-on', 'fatal'], 2, '--fail-on takes'],
    ['a flag without its value', ['x.iso', '--vm'], 2, '--vm'],
    ['no operand', [], 2, 'nocloud-inspect [inspect] SEED'],
    [
      'a missing manifest',
      ['fixtures/incident/after/noCloud.iso', '--vm', 'no-such.yaml'],
      3,
      'no-such.yaml',
    ],
    [
      'a manifest without a VM',
      [
        'fixtures/incident/after/noCloud.iso',
        '--vm',
        'fixtures/cases/kv-secret-key-wrong-network/secrets.yaml',
      ],
      2,
      'no VirtualMachine',
    ],
    ['a selection that fits nothing', [...incident('after'), '--select', 'a/b'], 2, 'saigak/saigak'],
    ['standard input twice', ['-', '-'], 2, 'read once'],
    [
      'two reports on one standard output',
      ['fixtures/incident/after/noCloud.iso', '--format', 'pretty', '--format', 'json'],
      2,
      '--format json=FILE',
    ],
  ])('%s', async (_, argv, status, words) => {
    const { status: exit, stderr } = await run(argv)
    expect(exit).toBe(status)
    expect(stderr).toContain(words)
    expect(stderr).not.toMatch(/\n\s+at /)
  })

  test('an input that cannot be read does not keep the others from being reported', async () => {
    const { status, stdout, stderr } = await run([
      'no-such.iso',
      'fixtures/incident/mixed/noCloud.iso',
      '--format',
      'json',
    ])
    const { results, summary } = JSON.parse(stdout)
    expect(status).toBe(3)
    expect(results.map((result: { status: string }) => result.status)).toEqual(['unreadable', 'inspected'])
    expect(results[0]).toEqual({
      input: 'no-such.iso',
      status: 'unreadable',
      error: { code: 'enoent', message: 'no such file or folder' },
    })
    expect(summary.errors).toBeGreaterThan(0)
    expect(stderr).toBe('nocloud-inspect: no-such.iso: no such file or folder\n')
  })
})

test('a folder without a seed does not keep the others from being reported', async () => {
  const { status, stdout, stderr } = await run([
    'fixtures/incident/after/noCloud.iso',
    'fixtures/incident',
    '--format',
    'json',
  ])
  expect(status).toBe(2)
  expect(JSON.parse(stdout).results.map((result: { status: string }) => result.status)).toEqual([
    'inspected',
    'unreadable',
  ])
  expect(stderr).toContain('none of meta-data')
})

test('options may stand before the command', async () => {
  const { stdout } = await run(['--format', 'json', 'list', 'fixtures/incident/after/noCloud.iso'])
  expect(JSON.parse(stdout).command).toBe('list')
})

describe('options', () => {
  test('--fail-on never reports and stays at 0', async () => {
    const { status, stdout } = await run([...incident('mixed'), '--fail-on', 'never'])
    expect(status).toBe(0)
    expect(stdout).toContain('nc-v2-with-config-list')
  })

  test('--fail-on warning is inclusive', async () => {
    const seed = 'fixtures/cases/instance-id-underscore/seed'
    expect((await run([seed])).status).toBe(0)
    expect((await run([seed, '--fail-on', 'warning'])).status).toBe(1)
  })

  test('a seed comes through standard input, the VM from a file', async () => {
    const [image, ...vm] = incident('after')
    const stdin = readFileSync(image ?? '')
    const { status, stdout } = await run(['-', ...vm, '--format', 'json'], { stdin })
    expect(status).toBe(0)
    expect(JSON.parse(stdout).results[0]).toMatchObject({ input: '-', verdict: { outcome: 'reachable' } })
  })

  test('the manifest comes through standard input', async () => {
    const stdin = readFileSync('fixtures/incident/midway/vm.yaml')
    const { stdout } = await run(['fixtures/incident/midway/noCloud.iso', '--vm', '-', '--format', 'json'], {
      stdin,
    })
    const [finding] = JSON.parse(stdout).results[0].findings
    expect(finding).toMatchObject({ code: 'secret-key-network', location: { file: '-' } })
  })

  test('a format goes to its file, the other to standard output', async () => {
    const file = join(temporary, 'result.json')
    const { stdout } = await run([...incident('before'), '--format', 'pretty', '--format', `json=${file}`])
    expect(stdout).toContain('AT RISK')
    expect(JSON.parse(readFileSync(file, 'utf8')).command).toBe('inspect')
  })

  test('several VMs: the one that the instance-id names, else a choice is asked for', async () => {
    const after = readFileSync('fixtures/incident/after/vm.yaml', 'utf8')
    const other = after
      .replaceAll('name: saigak\n', 'name: other\n')
      .replace('0b6f7c1e-6a54-4d0f-9a3b-7d3e5f1c2a90', '11111111-6a54-4d0f-9a3b-7d3e5f1c2a90')
    const both = join(temporary, 'both.yaml')
    writeFileSync(both, `${other}\n---\n${after}`)
    const { stdout } = await run(['fixtures/incident/after/noCloud.iso', '--vm', both, '--format', 'json'])
    expect(JSON.parse(stdout).results[0].vm.name).toBe('saigak')
    const unknown = await run(['fixtures/incident/before/noCloud.iso', '--vm', both])
    expect(unknown.status).toBe(2)
    expect(unknown.stderr).toContain('--select')
    const selected = await run([
      'fixtures/incident/before/noCloud.iso',
      '--vm',
      both,
      '--select',
      'saigak/other',
      '--format',
      'json',
    ])
    expect(JSON.parse(selected.stdout).results[0].vm.name).toBe('other')
  })

  test.each([
    ['not on a pipe', {}, [], false],
    ['on a terminal', { stdoutIsTerminal: true }, [], true],
    ['not when NO_COLOR is set', { stdoutIsTerminal: true, env: { NO_COLOR: '1' } }, [], false],
    ['when FORCE_COLOR is set', { env: { FORCE_COLOR: '1' } }, [], true],
    [
      '--color never wins',
      { stdoutIsTerminal: true, env: { FORCE_COLOR: '1' } },
      ['--color', 'never'],
      false,
    ],
    ['--color always wins', { env: { NO_COLOR: '1' } }, ['--color', 'always'], true],
  ])('colour: %s', async (_, conditions, argv, colored) => {
    const { stdout } = await run([...incident('mixed'), ...argv], conditions)
    expect(stdout.includes('\u001b[')).toBe(colored)
  })

  test('--verbose shows the chain, --quiet only the findings', async () => {
    expect((await run([...incident('mixed'), '--verbose'])).stdout).toContain(
      'shape broken (nc-v2-with-config-list)',
    )
    const { stdout } = await run([...incident('mixed'), '--quiet'])
    expect(stdout).not.toContain('UNREACHABLE')
    expect(stdout).toContain('nc-v2-with-config-list')
  })
})

test('an info takes one line as wide as the terminal, and --verbose all that is known of it', async () => {
  const folder = mkdtempSync(join(temporary, 'infos-'))
  writeFileSync(join(folder, 'meta-data'), 'instance-id: i-1\nlocal-hostname: vm1\n')
  writeFileSync(join(folder, 'user-data'), '#cloud-config\nhostname: vm2\n')
  const infoOf = (text: string) =>
    text.split('\n').filter((line) => line.includes('ud-hostname-over-meta-data'))
  const short = (await run(['inspect', folder], { stdoutIsTerminal: true, env: { NO_COLOR: '1' } })).stdout
  expect(infoOf(short)[0]).toMatch(
    /^ {2}info {5}ud-hostname-over-meta-data {3}user-data:2:11 {3}hostname is .*…$/,
  )
  expect(infoOf(short)[0]?.length).toBeLessThanOrEqual(80)
  expect(short).not.toContain('Write the same name in both')
  const long = (await run(['inspect', folder, '--verbose'])).stdout
  expect(infoOf(long)[0]).toMatch(/user-data:2:11$/)
  expect(long).toContain('Write the same name in both')
})

test('the same input gives the same output', async () => {
  const twice = [
    await run([...incident('before'), '--format', 'json']),
    await run([...incident('before'), '--format', 'json']),
  ]
  expect(twice[0]?.stdout).toBe(twice[1]?.stdout)
})
