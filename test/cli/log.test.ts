import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { devices, down, ended, logBytes, stage } from '../log/console.ts'
import { run } from './memory-io.ts'
// Loaded ahead: the program loads it when it is asked for.
import '../../src/cli/commands/log.ts'

const logs = 'fixtures/logs'
const incident = (step: string) => [
  `fixtures/incident/${step}/noCloud.iso`,
  ...['--vm', `fixtures/incident/${step}/vm.yaml`],
]

const temporary = mkdtempSync(join(tmpdir(), 'nocloud-inspect-'))
afterAll(() => rmSync(temporary, { recursive: true }))

const written = (name: string, content: string | Uint8Array): string => {
  const path = join(temporary, name)
  writeFileSync(path, content)
  return path
}

const seen = {
  down: {
    boots: 1,
    cloudInitVersion: '24.4.1',
    datasource: 'DataSourceNoCloud [seed=/dev/vdb]',
    links: [{ name: 'enp1s0', up: false, mac: '9e:4f:21:d0:77:c3', addresses: [] }],
  },
  up: {
    boots: 1,
    cloudInitVersion: '24.4.1',
    datasource: 'DataSourceNoCloud [seed=/dev/vdb]',
    links: [
      {
        name: 'enp1s0',
        up: true,
        mac: '02:5a:16:00:00:01',
        addresses: ['10.0.2.2/24', 'fe80::5a:16ff:fe00:1/64'],
      },
    ],
  },
}

describe('log --format json', () => {
  test.each([
    ['down', 1, ['log-nic-down-no-address'], 'unreachable'],
    ['up', 0, [], 'reachable'],
  ] as const)('%s', async (name, status, codes, outcome) => {
    const { status: exit, stdout } = await run(['log', `${logs}/${name}.log`, '--format', 'json'])
    const { command, results } = JSON.parse(stdout)
    expect([exit, command, results.length]).toEqual([status, 'log', 1])
    const [result] = results
    expect(result).toMatchObject({ input: `${logs}/${name}.log`, status: 'inspected', vm: null })
    expect(result).not.toHaveProperty('image')
    expect(result.observed).toEqual(seen[name])
    expect(result.findings.map(({ code }: { code: string }) => code)).toEqual(codes)
    expect(result.verdict.outcome).toBe(outcome)
    for (const { location } of result.findings)
      expect(location).toMatchObject({ file: `${logs}/${name}.log`, line: 21 })
  })

  test('what needs the seed is skipped, not passed', async () => {
    const { stdout } = await run(['log', `${logs}/up.log`, '--format', 'json'])
    const [{ skipped }] = JSON.parse(stdout).results
    const missing = new Map(
      skipped.map(({ code, missing }: { code: string; missing: string }) => [code, missing]),
    )
    expect(missing.get('nc-version-absent')).toBe('image')
    expect(missing.get('mac-not-on-vm')).toBe('vm')
    expect(missing.has('log-seed-rejected')).toBe(false)
  })

  test('from standard input', async () => {
    const { status, stdout } = await run(['log', '-', '--format', 'json'], { stdin: logBytes('down.log') })
    const [result] = JSON.parse(stdout).results
    expect(status).toBe(1)
    expect(result).toMatchObject({ input: '-', observed: seen.down })
    expect(result.findings[0].location.file).toBe('-')
  })

  test('with the VM: against the seed that its manifests lead to', async () => {
    const argv = ['log', `${logs}/down.log`, '--vm', 'fixtures/incident/before/vm.yaml', '--format', 'json']
    const [result] = JSON.parse((await run(argv)).stdout).results
    expect(result.vm.name).toBe('saigak')
    expect(result.verdict).toMatchObject({ outcome: 'unreachable', cause: 'network-data-unreferenced' })
    const files = new Set(
      result.findings.map(({ location }: { location: { file: string } }) => location.file),
    )
    expect([...files].sort()).toEqual([`${logs}/down.log`, 'fixtures/incident/before/vm.yaml'].sort())
  })
})

describe('inspect --serial-log', () => {
  const withLog = (step: string, name: string, ...more: string[]) =>
    run([...incident(step), '--serial-log', `${logs}/${name}.log`, ...more])

  test.each([
    [
      'before',
      'down',
      1,
      'unreachable',
      /^expected down, and it is: enp1s0 is Up=False with MAC 9e:4f:21:d0:77:c3/,
    ],
    ['midway', 'down', 1, 'unreachable', /^expected down, and it is: enp1s0/],
    ['mixed', 'down', 1, 'unreachable', /^expected down, and it is: enp1s0/],
    [
      'after',
      'down',
      1,
      'unreachable',
      /^expected up but is down, so look at its MAC, which is not that of the VM/,
    ],
    ['after', 'up', 0, 'reachable', /^up: enp1s0 has 10\.0\.2\.2 .*; the seed is not the problem$/],
    ['before', 'up', 1, 'at-risk', /^up in this log: enp1s0 has 10\.0\.2\.2/],
    ['mixed', 'up', 1, 'unreachable', /^up in this log: .* the log may be older than the seed/],
  ])('%s seed, %s guest: status %i, %s', async (step, name, status, outcome, headline) => {
    const { status: exit, stdout } = await withLog(step, name, '--format', 'json')
    const [{ verdict }] = JSON.parse(stdout).results
    expect([exit, verdict.outcome]).toEqual([status, outcome])
    expect(verdict.headline).toMatch(headline)
  })

  test('the report of the incident', async () => {
    const { stdout } = await withLog('before', 'down')
    expect(stdout).toMatch(/✖ UNREACHABLE\n {2}expected down, and it is: enp1s0 is Up=False with MAC 9e:4f/)
    expect(stdout).toContain('──✖ seen Up=False')
    expect(stdout).toContain('guest said: 1 boot · cloud-init 24.4.1 · DataSourceNoCloud [seed=/dev/vdb]')
    expect(stdout).toMatch(
      /log-nic-down-no-address {3}fixtures\/logs\/down\.log:21:42\n {5}21 │ .*\| enp1s0 \| False \|/,
    )
    expect(stdout).not.toContain('\u001b')
  })

  test('several seeds are held against one log', async () => {
    const argv = [incident('before')[0] ?? '', incident('after')[0] ?? '', '--serial-log', `${logs}/up.log`]
    const { results } = JSON.parse((await run([...argv, '--format', 'json'])).stdout)
    expect(results.map(({ observed }: { observed: unknown }) => observed)).toEqual([seen.up, seen.up])
  })
})

test('several boots: the last one counts, and the report says how many there were', async () => {
  const boot = [stage('init-local'), stage('init'), ...devices([down]), ended('DataSourceNoCloud')]
  const { stdout } = await run(['log', written('boots.log', [...boot, ...boot, ...boot].join('\n'))])
  expect(stdout).toContain(
    'guest said: 3 boots, the last one counts · cloud-init 24.4.1 · DataSourceNoCloud\n',
  )
})

describe('a packed log', () => {
  const packed = written('down.log.gz', gzipSync(logBytes('down.log')))
  const plain = written('down.log', logBytes('down.log'))

  test('is read as what it unpacks to, by name and from standard input', async () => {
    const expected = (await run(['log', plain])).stdout
    const byName = await run(['log', packed])
    expect(byName.status).toBe(1)
    expect(byName.stdout).toBe(expected.replaceAll('down.log', 'down.log.gz'))
    const piped = await run(['log', '-'], { stdin: new Uint8Array(gzipSync(logBytes('down.log'))) })
    expect(piped).toMatchObject({ status: 1, stderr: '' })
    expect(piped.stdout).toContain('enp1s0')
  })

  test('beside a seed', async () => {
    const { stdout } = await run([...incident('after'), '--serial-log', packed, '--format', 'json'])
    expect(JSON.parse(stdout).results[0].observed).toEqual(seen.down)
  })
})

describe('what is accepted', () => {
  const log = written('accepted.log', logBytes('down.log'))
  const json = async (...argv: readonly string[]) =>
    JSON.parse((await run(['log', log, ...argv, '--format', 'json'])).stdout).results[0]

  test('by a rule of nocloud-inspect.yaml', async () => {
    const config = written(
      'accept.yaml',
      'ignore:\n  - {code: log-nic-down-no-address, paths: ["*.log"], reason: the lab has no network}\n',
    )
    const { status, stdout } = await run(['log', log, '--config', config])
    expect(status).toBe(0)
    expect(stdout).toContain('1 accepted')
    const { findings, suppressed, verdict } = await json('--config', config)
    expect(findings).toEqual([])
    expect(suppressed).toMatchObject([{ code: 'log-nic-down-no-address', by: 'config' }])
    expect(verdict.outcome).toBe('unreachable')
  })

  test('by its severity', async () => {
    const config = written('severity.yaml', 'severity: {log-nic-down-no-address: info}\n')
    expect((await run(['log', log, '--config', config])).status).toBe(0)
    expect((await json('--config', config)).findings).toMatchObject([{ severity: 'info' }])
  })

  test('by a baseline, which is written first', async () => {
    const baseline = join(temporary, 'baseline.json')
    expect((await run(['log', log])).status).toBe(1)
    expect((await run(['log', log, '--write-baseline', baseline])).status).toBe(0)
    expect((await run(['log', log, '--baseline', baseline, '--fail-on', 'info'])).status).toBe(0)
    expect((await json('--baseline', baseline)).suppressed).toMatchObject([{ by: 'baseline' }])
  })

  test('by a comment in the manifest beside it, and not by one in the log', async () => {
    const lines = new TextDecoder().decode(logBytes('down.log'))
    const spoken = written('spoken.log', `# nocloud-inspect-ignore log-nic-down-no-address -- no\n${lines}`)
    expect((await run(['log', spoken])).status).toBe(1)
    const source = readFileSync('fixtures/kubevirt/saigak-after.yaml', 'utf8')
    const found = (await json('--vm', written('plain.yaml', source))).findings
    const [first] = found.filter(({ location }: { location?: { file: string } }) =>
      location?.file.endsWith('plain.yaml'),
    )
    expect(first).toBeDefined()
    const commented = source.split('\n')
    commented.splice(first.location.line - 1, 0, `# nocloud-inspect-ignore ${first.code} -- known`)
    const { suppressed } = await json('--vm', written('commented.yaml', commented.join('\n')))
    expect(suppressed).toMatchObject([{ code: first.code, by: 'comment', reason: 'known' }])
  })
})

describe('bad input and bad usage', () => {
  test.each<[string, readonly string[], number, string]>([
    ['no such log', ['log', 'no-such.log'], 3, 'no-such.log: no such file or folder'],
    ['a folder', ['log', 'fixtures'], 3, 'it is a folder'],
    ['an image', ['log', 'fixtures/incident/after/noCloud.iso'], 3, 'not a log'],
    ['an empty file', ['log', 'fixtures/broken/empty.iso'], 3, 'the log is empty'],
    ['a packed image', ['log', 'fixtures/containers/image.iso.gz'], 3, 'not a log'],
    ['a cut packed one', ['log', 'fixtures/containers/gzip-damaged-truncated.iso.gz'], 3, 'cut off'],
    ['no such log beside a seed', [...incident('after'), '--serial-log', 'no-such.log'], 3, 'no-such.log'],
    ['no FILE', ['log'], 2, 'log needs a FILE'],
    ['two of them', ['log', 'a', 'b'], 2, 'log takes one FILE'],
    ['standard input twice', ['log', '-', '--vm', '-'], 2, 'read once'],
    ['standard input as seed and log', ['-', '--serial-log', '-'], 2, 'read once'],
    ['standard input as VM and log', ['x.iso', '--vm', '-', '--serial-log', '-'], 2, 'read once'],
    [
      'no VM',
      ['log', `${logs}/up.log`, '--vm', 'fixtures/cases/kv-secret-key-wrong-network/secrets.yaml'],
      2,
      'no VirtualMachine',
    ],
    [
      'no such VM',
      ['log', `${logs}/up.log`, '--vm', 'fixtures/incident/after/vm.yaml', '--select', 'a/b'],
      2,
      'saigak/saigak',
    ],
    ['a log for a log', ['log', 'x', '--serial-log', 'y'], 2, 'log has no option --serial-log'],
  ])('%s', async (_, argv, status, words) => {
    const { status: exit, stderr } = await run(argv)
    expect(exit).toBe(status)
    expect(stderr).toContain(words)
    expect(stderr).not.toMatch(/\n\s+at /)
  })

  test('an unreadable log is a result', async () => {
    const { stdout } = await run(['log', 'fixtures/broken/empty.iso', '--format', 'json'])
    expect(JSON.parse(stdout).results).toEqual([
      {
        input: 'fixtures/broken/empty.iso',
        status: 'unreadable',
        error: { code: 'empty', message: 'the log is empty' },
      },
    ])
  })

  test('a terminal is no log', async () => {
    const { status, stderr } = await run(['log', '-'], { stdinIsTerminal: true })
    expect([status, stderr]).toEqual([2, expect.stringContaining('terminal')])
  })

  test('--fail-on', async () => {
    expect((await run(['log', `${logs}/down.log`, '--fail-on', 'never'])).status).toBe(0)
  })
})

test('no secret of a log comes out, and no control character', async () => {
  const secret = 'canary-7f3a9c'
  const text = [
    stage('init'),
    `x.py[WARNING]: Unhandled non-multipart (text/x-not-multipart) userdata: 'b'password: ${secret}'...'`,
    `x.py[WARNING]: Failed loading yaml blob. Invalid format at line 2 column 9: "found ${secret}`,
    `password: ${secret} x.py[WARNING]: device /dev/vdb with label=cidata not a valid seed. token=${secret}`,
    `$6$salt$${secret} failed run of stage init-local`,
    ...devices([down]),
    `ci-info: | \u009b31meth9 | False | . | . | . | . |`,
    ended(`DataSourceNoCloudNet [seed=https://user:${secret}@example.test/]`),
  ].join('\n')
  const path = written('secrets.log', text)
  const seed = incident('after')[0] ?? ''
  for (const argv of [
    ['log', path],
    ['log', path, '-v'],
    [seed, '--serial-log', path, '-v'],
    ['log', path, '--format', 'json'],
  ]) {
    const { stdout, stderr } = await run(argv)
    expect(stdout).toContain('log-seed-rejected')
    expect(stdout + stderr).not.toContain(secret)
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
  }
})
