import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from '../cli/memory-io.ts'
import { fixture, fixturePath } from '../image/sources.ts'

const folder = mkdtempSync(join(tmpdir(), 'nocloud-inspect-tars-'))
const long = `${'d'.repeat(120)}/${'e'.repeat(120)}`
const member = `${long}/nöcloud.iso`

beforeAll(() => {
  mkdirSync(join(folder, long), { recursive: true })
  execFileSync('cp', ['--sparse=always', fixturePath('images/kubevirt.iso'), join(folder, member)])
  cpSync(fixturePath('images/kubevirt.iso'), join(folder, 'noCloud.iso'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What a pipe of programs writes, as the seed. */
const piped = (command: string): Uint8Array =>
  execFileSync('sh', ['-c', command], {
    cwd: folder,
    maxBuffer: 64 << 20,
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  })

async function expectTheSeed(stdin: Uint8Array, path: string | undefined): Promise<void> {
  const { stdout } = await run(['-', '--format', 'json'], { stdin })
  const { results } = JSON.parse(stdout)
  expect(results).toMatchObject([{ status: 'inspected', image: { label: 'cidata', size: 1 << 20 } }])
  expect(results[0].member).toBe(path)
  const { bytes } = await run(['cat', '-', 'user-data'], { stdin })
  expect(Buffer.compare(bytes, fixture('seeds/json-meta-data/user-data'))).toBe(0)
}

describe('tars', () => {
  test.each([
    ['tar cf - noCloud.iso', 'noCloud.iso'],
    ['tar cf - ./noCloud.iso', 'noCloud.iso'],
    ['tar --format=v7 -cf - noCloud.iso', 'noCloud.iso'],
    ['tar --format=oldgnu -cf - noCloud.iso', 'noCloud.iso'],
    ['tar --format=ustar -cf - noCloud.iso', 'noCloud.iso'],
    [`tar --format=gnu -cf - ${member}`, member],
    [`tar --format=posix -cf - ${member}`, member],
    [`tar --format=posix --sparse -cf - ${member}`, member],
    [`bsdtar -cf - ${member}`, member],
    [`bsdtar --format pax -cf - ${member}`, member],
    [`bsdtar --format gnutar -cf - ${member}`, member],
    ['bsdtar --format ustar -cf - noCloud.iso', 'noCloud.iso'],
    ['tar --label=backup -cf - noCloud.iso', 'noCloud.iso'],
    ['tar -b 1 -cf - noCloud.iso', 'noCloud.iso'],
  ])('%s', async (command, path) => {
    await expectTheSeed(piped(command), path)
  })
})

describe('packed', () => {
  test.each([
    ['gzip -c noCloud.iso', undefined],
    ['gzip -1 <noCloud.iso', undefined],
    ['base64 noCloud.iso', undefined],
    ['base64 -w0 noCloud.iso', undefined],
    ['base64 noCloud.iso | sed "s/$/\\r/"', undefined],
    ['gzip -c noCloud.iso | base64', undefined],
    ['tar czf - noCloud.iso', 'noCloud.iso'],
    ['tar czf - noCloud.iso | base64', 'noCloud.iso'],
    ['base64 noCloud.iso | gzip', undefined],
  ])('%s', async (command, path) => {
    await expectTheSeed(piped(command), path)
  })
})

test('GNU tar that does not find the file writes an empty tar', async () => {
  const { stdout } = spawnSync('tar', ['cf', '-', 'absent.iso'], { cwd: folder })
  const { status, stderr } = await run(['-'], { stdin: stdout })
  expect(status).toBe(3)
  expect(stderr).toContain('an empty tar, as tar writes when it does not find the file')
})
