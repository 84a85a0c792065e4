import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fixture, fixturePath } from '../image/sources.ts'
import { temporaryFolder } from '../node/temporary-folder.ts'
import { expectPlainComplaint, testSeedFailures } from './failures.ts'
import { run } from './memory-io.ts'

const cat = (image: string, name: string, terminal = false) =>
  run(['cat', fixturePath(image), name], { stdoutIsTerminal: terminal })

describe('bytes as they are', () => {
  test.each([
    ['images/kubevirt.iso', 'user-data', 'seeds/json-meta-data/user-data'],
    ['images/kubevirt.iso', '/meta-data', 'seeds/json-meta-data/meta-data'],
    ['images/subfolder.iso', 'nocloud/network-config', 'seeds/v2-dhcp/network-config'],
    ['images/genisoimage-joliet.iso', 'USER-DATA', 'seeds/v2-dhcp/user-data'],
    ['images/genisoimage-plain.iso', 'meta_dat', 'seeds/v2-dhcp/meta-data'],
    ['seeds/gzip-user-data', 'user-data', 'seeds/gzip-user-data/user-data'],
  ])('%s %s', async (image, name, source) => {
    const { status, stderr, bytes } = await cat(image, name)
    expect([status, stderr]).toEqual([0, ''])
    expect(Buffer.compare(bytes, fixture(source))).toBe(0)
  })

  test('a long file on a terminal is escaped piece by piece, without cutting letters', async () => {
    const content = `a${'é\u0007'.repeat(50_000)}`
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'user-data'), content)
    const { stdout } = await run(['cat', folder, 'user-data'], { stdoutIsTerminal: true })
    expect(stdout).toBe(content.replaceAll('\u0007', '\\u0007'))
  })

  test('from standard input', async () => {
    const { bytes } = await run(['cat', '-', 'user-data'], { stdin: fixture('images/udf-bridge.iso') })
    expect(Buffer.compare(bytes, fixture('seeds/v2-dhcp/user-data'))).toBe(0)
  })

  test('a file of no bytes', async () => {
    expect(await cat('images/empty-files.iso', 'user-data')).toMatchObject({
      status: 0,
      stdout: '',
      stderr: '',
    })
  })
})

describe('on a terminal', () => {
  test('text stays, control characters are escaped', async () => {
    expect((await cat('images/kubevirt.iso', 'user-data', true)).stdout).toBe(
      new TextDecoder().decode(fixture('seeds/json-meta-data/user-data')),
    )
    const { stdout } = await cat('seeds/gzip-user-data', 'user-data', true)
    expect(stdout).toContain(String.raw`\u001f`)
    expect(stdout).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/)
  })
})

describe('failures', () => {
  testSeedFailures('cat', ['user-data'])

  test.each([
    ['images/meta-data-missing.iso', 'meta-data'],
    ['images/genisoimage-plain.iso', 'meta-data'],
    ['images/genisoimage-rock.iso', 'USER-DATA'],
    ['images/kubevirt.iso', '../user-data'],
    ['seeds/v2-dhcp', 'vendor-data'],
    ['seeds/v2-dhcp', 'toString'],
  ])('%s has no %s: 1', async (image, name) => {
    const outcome = await cat(image, name)
    expect(outcome).toMatchObject({ status: 1, stdout: '' })
    expect(outcome.stderr).toContain(`"${name}"`)
    expectPlainComplaint(outcome)
  })

  test.each([
    ['images/subfolder.iso', 'nocloud'],
    ['broken/truncated-file.iso', 'user-data'],
    ['broken/interleaved-file.iso', 'user-data'],
  ])('%s: %s cannot be read: 3', async (image, name) => {
    const outcome = await cat(image, name)
    expect(outcome).toMatchObject({ status: 3, stdout: '' })
    expectPlainComplaint(outcome)
  })

  test('no name, two names, json: 2', async () => {
    const image = fixturePath('images/kubevirt.iso')
    for (const argv of [[image], [image, 'a', 'b'], [image, 'user-data', '--format', 'json']]) {
      expect(await run(['cat', ...argv])).toMatchObject({ status: 2, stdout: '' })
    }
  })
})

test('a link is followed, as the guest does', async () => {
  const image = 'fixtures/images/symlinked-network-config.iso'
  const [link, file] = await Promise.all([
    run(['cat', image, 'network-config']),
    run(['cat', image, 'configs/primary.yaml']),
  ])
  expect(link.status).toBe(0)
  expect(link.stdout).toBe(file.stdout)
})
