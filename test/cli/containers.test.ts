import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { base64, gzip, tarOf, throughTerminal } from '../image/container/streams.ts'
import { fixture, fixturePath } from '../image/sources.ts'
import { temporaryFolder } from '../node/temporary-folder.ts'
import { expectPlainComplaint } from './failures.ts'
import { run } from './memory-io.ts'

const container = (name: string) => fixturePath(`containers/${name}`)
const vm = ['--vm', 'fixtures/incident/after/vm.yaml']

describe('straight from the pod', () => {
  const incident = fixture('incident/after/noCloud.iso')

  test('a tar through standard input, and its heading', async () => {
    const stdin = await tarOf({ name: 'noCloud.iso', bytes: incident })
    const { status, stdout, stderr } = await run(['-', ...vm], { stdin })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(
      /^- \(tar: noCloud\.iso\) {3}iso9660 "cidata" · meta-data, user-data, network-config {3}V/,
    )
    expect(stdout).toContain('✔ REACHABLE')
  })

  test('what is around the image changes neither the answer nor the status', async () => {
    const [plain] = JSON.parse(
      (await run(['-', ...vm, '--format', 'json'], { stdin: incident })).stdout,
    ).results
    const tar = await tarOf({ name: './noCloud.iso', bytes: incident })
    const packed = [gzip(incident), base64(incident), tar, gzip(tar), base64(gzip(tar))]
    for (const stdin of packed) {
      const { status, stdout } = await run(['-', ...vm, '--format', 'json'], { stdin })
      const [{ member, ...result }] = JSON.parse(stdout).results
      expect(result).toEqual(plain)
      expect([undefined, 'noCloud.iso']).toContain(member)
      expect(status).toBe(0)
    }
  })

  test('json says which member', async () => {
    const { stdout } = await run([container('image.tar.gz.base64'), '--format', 'json'])
    const [result] = JSON.parse(stdout).results
    expect(result).toMatchObject({
      input: container('image.tar.gz.base64'),
      member: 'noCloud.iso',
      status: 'inspected',
      image: { format: 'iso9660', label: 'cidata', size: 1 << 20 },
    })
    const [plain] = JSON.parse((await run([container('image.iso.gz'), '--format', 'json'])).stdout).results
    expect('member' in plain).toBe(false)
  })

  test.each([
    ['an image', async (bytes: Uint8Array) => bytes],
    ['a tar', (bytes: Uint8Array) => tarOf({ name: 'noCloud.iso', bytes })],
    ['gzip', async (bytes: Uint8Array) => gzip(bytes)],
  ])('%s through a terminal: 3, and what to do', async (_, pack) => {
    const stdin = throughTerminal(await pack(fixture('broken/crlf-damaged-boot-code.iso')))
    const outcome = await run(['-'], { stdin })
    expect(outcome).toMatchObject({ status: 3, stdout: '' })
    expect(outcome.stderr).toMatch(/CR LF.*run kubectl exec without -t/)
    expectPlainComplaint(outcome)
  })

  test('a tar that breaks midway: what came is reported, then the error', async () => {
    const stdin = (await tarOf({ name: 'a.iso', bytes: incident }, { name: 'b.iso', bytes: incident })).slice(
      0,
      1_500_000,
    )
    const { status, stdout, stderr } = await run(['-', '--format', 'json'], { stdin })
    expect(status).toBe(3)
    expect(
      JSON.parse(stdout).results.map(
        (result: { member?: string; status: string; error?: { code: string } }) =>
          `${result.member} ${result.status} ${result.error?.code}`,
      ),
    ).toEqual(['a.iso inspected undefined', 'b.iso unreadable tar-damaged'])
    expect(stderr).toMatch(/^nocloud-inspect: - \(tar: b\.iso\): the tar is damaged or cut off/)
  })
})

describe('several seeds in a tar', () => {
  const several = container('several.tar.gz')
  const members = ['saigak/one/noCloud.iso', 'saigak/two/noCloud.iso', '.']

  test('inspect: one result each', async () => {
    const { stdout } = await run([several, '--format', 'json'])
    expect(JSON.parse(stdout).results.map(({ member }: { member: string }) => member)).toEqual(members)
    expect((await run([several])).stdout.match(/ \(tar: [^)]+\)/g)).toEqual(
      members.map((member) => ` (tar: ${member})`),
    )
  })

  test('inspect --member: that one', async () => {
    const { stdout } = await run([several, '--member', 'saigak/two/noCloud.iso', '--format', 'json'])
    expect(JSON.parse(stdout).results).toMatchObject([{ member: 'saigak/two/noCloud.iso' }])
  })

  test.each([
    ['list', [], 'iso9660 "cidata", names by rock-ridge'],
    ['cat', ['meta-data'], 'instance-id: fixture-v2-dhcp-1'],
  ])('%s: 2 and their names, or the one that --member names', async (command, after, expected) => {
    const refused = await run([command, several, ...after])
    expect(refused).toMatchObject({ status: 2, stdout: '' })
    for (const member of members) expect(refused.stderr).toContain(member)
    expect(refused.stderr).toContain('--member')
    expectPlainComplaint(refused)
    const chosen = await run([command, several, ...after, '--member', './saigak/one/noCloud.iso'])
    expect(chosen.status).toBe(0)
    expect(chosen.stdout).toContain(expected)
  })

  test('extract, too', async () => {
    const folder = join(await temporaryFolder(), 'out')
    expect(await run(['extract', several, '-C', folder])).toMatchObject({ status: 2, stdout: '' })
    const { status, stdout } = await run([
      'extract',
      several,
      '-C',
      folder,
      '--member',
      '.',
      '--format',
      'json',
    ])
    expect(status).toBe(0)
    expect(JSON.parse(stdout).results).toMatchObject([{ input: several, member: '.' }])
    expect(readdirSync(folder).sort()).toEqual(['meta-data', 'network-config', 'user-data'])
    expect(readFileSync(join(folder, 'user-data'))).toEqual(Buffer.from(fixture('seeds/v2-dhcp/user-data')))
  })

  test.each([
    [['list', several, '--member', 'x'], /no seed "x" in it, but saigak\/one/],
    [['list', container('image.iso.gz'), '--member', 'x'], /no member "x", since it is no tar/],
    [['inspect', several, '--member', 'x'], /no seed "x"/],
    [['cat', 'fixtures/seeds/v2-dhcp', 'user-data', '--member', 'x'], /no tar/],
    [['explain', 'mac-unset', '--member', 'x'], /explain has no option --member/],
  ])('%j: 2', async (argv, words) => {
    const outcome = await run(argv)
    expect(outcome).toMatchObject({ status: 2, stdout: '' })
    expect(outcome.stderr).toMatch(words)
  })
})

describe('list, cat and extract of the only one', () => {
  test.each(['gnu.tar', 'image.tar.gz.base64', 'image.iso.base64.gz', 'folder.tar', 'old.tar'])(
    '%s',
    async (name) => {
      const path = container(name)
      const stdin = fixture(`containers/${name}`)
      const { stdout } = await run(['list', path, '--quiet'])
      expect(stdout).toBe('meta-data\nnetwork-config\nuser-data\n')
      expect((await run(['list', '-', '--quiet'], { stdin })).stdout).toBe(stdout)
      const seed = /gnu|folder|base64\.gz/.test(name) ? 'v2-dhcp' : 'json-meta-data'
      for (const file of ['meta-data', 'user-data'])
        expect(Buffer.compare((await run(['cat', path, file])).bytes, fixture(`seeds/${seed}/${file}`))).toBe(
          0,
        )
      expect((await run(['cat', path, 'vendor-data'])).status).toBe(1)
      const tar = await run(['extract', '-', '--tar', '-'], { stdin })
      const unpacked = await run(['cat', '-', 'user-data'], { stdin: tar.bytes })
      expect(Buffer.compare(unpacked.bytes, fixture(`seeds/${seed}/user-data`))).toBe(0)
    },
  )

  test('list names the member in json', async () => {
    const { stdout } = await run(['list', container('gnu.tar'), '--format', 'json'])
    expect(JSON.parse(stdout).results).toMatchObject([{ member: 'noCloud.iso', label: 'cidata' }])
  })

  test('hostile names reach a terminal escaped', async () => {
    const name = 'a\u001b[2Jb.iso'
    const stdin = await tarOf({ name, bytes: fixture('images/genisoimage-rock.iso') }, { name: 'c.iso' })
    for (const argv of [['-'], ['list', '-']]) {
      const { stdout, stderr } = await run(argv, { stdin })
      expect(stdout + stderr).not.toContain('\u001b')
      expect(stdout + stderr).toContain('\\u001b[2Jb.iso')
    }
  })
})

describe('errors', () => {
  test.each([
    ['gzip-damaged-truncated.iso.gz', /gzip stream is damaged, cut off/],
    ['limit-exceeded-containerLayers.base64', /containerLayers \(4\)/],
    ['no-seed-in-tar.tar', /neither an image nor a seed's files, but pin-dates\.mjs/],
    ['base64-damaged.base64', /base64 has a character/],
    ['sparse-member.tar', /without --sparse/],
  ])('%s: 3', async (name, words) => {
    for (const argv of [[container(name)], ['list', container(name)], ['cat', container(name), 'x']]) {
      const outcome = await run(argv)
      expect(outcome.status, argv[0]).toBe(3)
      expect(outcome.stderr).toMatch(words)
      expectPlainComplaint(outcome)
    }
  })
})

test('nothing is written, wherever names in a tar point', async () => {
  const around = await temporaryFolder()
  const work = join(around, 'work')
  mkdirSync(work)
  const before = process.cwd()
  const listing = () =>
    createHash('sha256')
      .update(readdirSync(around, { recursive: true, encoding: 'utf8' }).sort().join('\n'))
      .digest('hex')
  const bytes = fixture('images/genisoimage-rock.iso')
  const tar = await tarOf(
    { name: '../escaped.iso', bytes },
    { name: join(around, 'absolute.iso'), bytes },
    { name: '../up/meta-data', bytes: new Uint8Array([0x61]) },
  )
  writeFileSync(join(work, 'seed.tar'), tar)
  const empty = listing()
  process.chdir(work)
  try {
    for (const command of ['inspect', 'list'])
      for (const input of ['-', 'seed.tar']) await run([command, input], { stdin: gzip(tar) })
    await run(['cat', 'seed.tar', 'user-data', '--member', '../escaped.iso'])
    expect(listing()).toBe(empty)
    const { status } = await run(['extract', 'seed.tar', '--member', '../escaped.iso', '-C', 'out'])
    expect(status).toBe(0)
  } finally {
    process.chdir(before)
  }
  expect(readdirSync(around)).toEqual(['work'])
  expect(readdirSync(work).sort()).toEqual(['out', 'seed.tar'])
})
