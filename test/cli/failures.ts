import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fixturePath } from '../image/sources.ts'
import { temporaryFolder } from '../node/temporary-folder.ts'
import { type Outcome, run } from './memory-io.ts'

/** One line for people, and neither a stack trace nor a path of the program. */
export function expectPlainComplaint({ stderr }: Outcome): void {
  expect(stderr).toMatch(/^nocloud-inspect: .+\n/)
  expect(stderr).not.toMatch(/\n\s+at |node:|\/src\/|\.ts:|undefined|\[object/)
}

/** Inputs that cannot be read: exit status 3 of every command that takes a seed. */
export const unreadable: readonly (readonly [what: string, path: string, complaint: RegExp])[] = [
  ['a missing file', '/nowhere/seed.iso', /no such file or folder/],
  ['a path below a file', `${fixturePath('images/kubevirt.iso')}/seed.iso`, /not a folder/],
  ['a text', fixturePath('broken/not-an-image.iso'), /text \(440 bytes\)/],
  ['zeros', fixturePath('broken/all-zero.iso'), /all 65536 bytes are zero/],
  ['nothing', fixturePath('broken/empty.iso'), /empty/],
  ['a cut image', fixturePath('broken/truncated-in-descriptors.iso'), /ends inside/],
  ['a terminal’s copy', fixturePath('broken/crlf-damaged.iso'), /without -t/],
]

/** Root may read everything. */
async function asNobody<Result>(work: () => Promise<Result>): Promise<Result> {
  if (process.geteuid?.() !== 0) return await work()
  process.seteuid?.(65534)
  try {
    return await work()
  } finally {
    process.seteuid?.(0)
  }
}

/** What every command that takes a seed does the same way. */
export function testSeedFailures(command: string, after: readonly string[] = []): void {
  test.each(unreadable)('%s: 3', async (_, path, complaint) => {
    const outcome = await run([command, path, ...after])
    expect(outcome.status).toBe(3)
    expect(outcome.stderr).toMatch(complaint)
    expect(outcome.stderr).toContain(path)
    expectPlainComplaint(outcome)
  })

  test('a file that may not be read: 3', async () => {
    const path = join(await temporaryFolder(), 'seed.iso')
    await writeFile(path, 'x', { mode: 0o000 })
    // What the command loads, it loads before the rights are gone.
    await run([command, path, ...after])
    const outcome = await asNobody(() => run([command, path, ...after]))
    expect(outcome).toMatchObject({ status: 3, stdout: '' })
    expect(outcome.stderr).toMatch(/permission denied/)
  })

  test('a folder without a seed: 2', async () => {
    const outcome = await run([command, await temporaryFolder(), ...after])
    expect(outcome).toMatchObject({ status: 2, stdout: '' })
    expect(outcome.stderr).toMatch(/none of meta-data, user-data, vendor-data, network-config/)
  })

  test('a terminal as standard input: 2', async () => {
    const outcome = await run([command, '-', ...after], { stdinIsTerminal: true })
    expect(outcome).toMatchObject({ status: 2, stdout: '' })
    expect(outcome.stderr).toMatch(/terminal/)
  })

  test.each([
    [['--fromat', 'json'], /unknown option --fromat; did you mean --format\?/],
    [['--zzz'], /unknown option --zzz\n/],
    [['--format', 'xml'], /--format takes pretty, json; not "xml"/],
    [['--vm', 'vm.yaml'], /has no option --vm/],
  ])('%j: 2', async (options, complaint) => {
    const outcome = await run([command, fixturePath('images/kubevirt.iso'), ...after, ...options])
    expect(outcome).toMatchObject({ status: 2, stdout: '' })
    expect(outcome.stderr).toMatch(complaint)
    expectPlainComplaint(outcome)
  })

  test('no seed: 2', async () => {
    const outcome = await run([command])
    expect(outcome).toMatchObject({ status: 2, stdout: '' })
    expectPlainComplaint(outcome)
  })

  test('--help: 0', async () => {
    const outcome = await run([command, '--help'])
    expect(outcome).toMatchObject({ status: 0, stderr: '' })
    expect(outcome.stdout).toMatch(new RegExp(`^nocloud-inspect ${command} `))
  })
}
