import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { run } from './memory-io.ts'

const folder = mkdtempSync(join(tmpdir(), 'nocloud-inspect-'))
afterAll(() => rmSync(folder, { recursive: true }))

writeFileSync(join(folder, 'meta-data'), 'instance-id: i-1\nlocal-hostname: vm1\n')
writeFileSync(join(folder, 'user-data'), '#cloud-config\n{}\n')
writeFileSync(
  join(folder, 'network-config'),
  'version: 2\nethernets:\n  eth0:\n    addresses: [192.0.2.10/24]\n    routes:\n    - {to: default, via: 192.0.2.1}\n',
)

interface Told {
  readonly code: string
  readonly severity: string
}

async function told(...options: readonly string[]) {
  const { stdout } = await run([folder, '--format', 'json', ...options])
  const [{ findings, skipped }] = JSON.parse(stdout).results
  const finding = (findings as Told[]).find(({ code }) => code === 'route-to-default-old')
  const missing = new Set((skipped as { missing: string }[]).map((check) => check.missing))
  return { severity: finding?.severity, missing }
}

describe('what is told of the guest', () => {
  test.each<[readonly string[], string | undefined]>([
    [[], 'warning'],
    [['--cloud-init', '25.3'], undefined],
    [['--cloud-init', '22.4.2'], 'error'],
    [['--renderer', 'netplan'], undefined],
    [['--renderer', 'networkd', '--cloud-init', 'v25.2'], 'error'],
  ])('%j: %s', async (options, severity) => {
    expect((await told(...options)).severity).toBe(severity)
  })

  test.each([
    [['--cloud-init', 'new'], 'a cloud-init version is written like 22.4.2, not "new"'],
    [['--renderer', 'ifupdown'], 'a renderer is one of netplan, networkd, eni, sysconfig, network-manager'],
  ])('%j is bad usage', async (options, message) => {
    const { status, stderr } = await run([folder, ...options])
    expect(status).toBe(2)
    expect(stderr).toContain(message)
  })

  test('lint takes them as well, list does not', async () => {
    const sample = 'fixtures/kubevirt/saigak-after.yaml'
    expect((await run(['lint', sample, '--cloud-init', '26.2', '--renderer', 'netplan'])).status).toBe(0)
    expect((await run(['list', folder, '--renderer', 'netplan'])).status).toBe(2)
  })
})
