import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from './cli/memory-io.ts'

/** Each stands where people keep secrets; none may come out of any command but `cat` and `extract`. */
const canaries = Array.from({ length: 15 }, (_, index) => `canary-${index}-7f3a9c`)
const [
  password,
  hash,
  token,
  key,
  wifi,
  secret,
  url,
  chpasswd,
  vendor,
  eap,
  metaPassword,
  inline,
  tunnel,
  peer,
  misspelt,
] = canaries

const userData = `#cloud-config
password: ${password}
users:
  - name: ops
    hashed_passwd: $6$salt$${hash}
write_files:
  - path: /etc/token
    content: ${token}
  - path: /etc/key
    content: |
      -----BEGIN OPENSSH PRIVATE KEY-----
      ${key}
      -----END OPENSSH PRIVATE KEY-----
runcmd:
  - curl https://user:${url}@example.test/
chpasswd: {list: "root:${chpasswd}"}
`

const networkConfig = `version: 2
wifis:
  wlan0:
    access-points:
      home: {password: ${wifi}}
    auth:
      password: "${eap}"
      key-management: eap
      passwrd: ${misspelt}
tunnels:
  wg0:
    mode: wireguard
    key: ${tunnel}
    bogus: 1
    peers: [{keys: {shared: ${peer}}}]
    adresses: []
`

const manifest = `apiVersion: v1
kind: Secret
metadata: {name: vm1-seed, namespace: demo}
stringData:
  network-config: "wifis: {password: ${secret}}"
  token: ${secret}
---
apiVersion: kubevirt.io/v1
kind: VirtualMachine
metadata: {name: vm1, namespace: demo}
spec:
  template:
    spec:
      domain: {devices: {interfaces: [{name: default, masquerade: {}}]}}
      networks: [{name: default, pod: {}}]
      volumes:
        - name: root
          persistentVolumeClaim: {claimName: root}
        - name: cloudinit
          cloudInitNoCloud:
            secretRef: {name: vm1-seed}
            networkDataSecretRef: {name: vm1-seed}
            userData: "password: ${inline}"
`

const folder = mkdtempSync(join(tmpdir(), 'nocloud-inspect-'))
const seeds = ['whole', 'no-header', 'broken-network', 'no-meta-data'].map((name) => join(folder, name))
const vm = join(folder, 'vm.yaml')

beforeAll(() => {
  const write = (seed: string | undefined, files: Readonly<Record<string, string>>) => {
    mkdirSync(seed ?? '')
    for (const [name, text] of Object.entries(files)) writeFileSync(join(seed ?? '', name), text)
  }
  const metaData = `instance-id: i-1\npassword: ${metaPassword}\n`
  const whole = {
    'meta-data': metaData,
    'user-data': userData,
    'vendor-data': `password: ${vendor}\n`,
    'network-config': networkConfig,
  }
  write(seeds[0], whole)
  write(seeds[1], { ...whole, 'user-data': `root:${chpasswd}\n${userData}` })
  write(seeds[2], {
    ...whole,
    'network-config': `${networkConfig}\tpassword: [${wifi}\n`,
    'meta-data': `password: ${metaPassword}: x\n`,
  })
  write(seeds[3], { 'user-data': userData, 'network-config': networkConfig })
  writeFileSync(vm, manifest)
})

afterAll(() => rmSync(folder, { recursive: true }))

const commands = ['inspect', 'list']
const formats = ['pretty', 'json']
const extras: readonly (readonly string[])[] = [[], ['--verbose'], ['--quiet'], ['--color', 'always']]

describe.each(seeds)('no secret leaves %s', (seed) => {
  test.each(
    commands.flatMap((command) =>
      formats.flatMap((format) => extras.map((extra) => [command, format, extra] as const)),
    ),
  )('%s --format %s %j', async (command, format, extra) => {
    const manifests = command === 'inspect' ? ['--vm', vm] : []
    const { stdout, stderr } = await run([command, seed, ...manifests, '--format', format, ...extra])
    expect(stdout.length).toBeGreaterThan(0)
    for (const canary of canaries) expect(stdout + stderr).not.toContain(canary)
  })
})

describe('no secret leaves a comparison', () => {
  const pairs = seeds.flatMap((older) => seeds.map((newer) => [older, newer] as const))
  const others = [[], ['--verbose'], ['--clone'], ['--format', 'json']]
  test.each(pairs.flatMap(([older, newer]) => others.map((extra) => [older, newer, extra] as const)))(
    'diff %s %s %j',
    async (older, newer, extra) => {
      const { stdout, stderr } = await run(['diff', older, newer, ...extra])
      expect(stdout.length).toBeGreaterThan(0)
      for (const canary of canaries) expect(stdout + stderr).not.toContain(canary)
    },
  )
})

test('--show-secrets shows them, so the canaries do sing', async () => {
  const { stdout } = await run(['inspect', seeds[0] ?? '', '--format', 'json', '--show-secrets'])
  expect(stdout).toContain(wifi)
  expect(stdout).toContain(metaPassword)
})

test('cat gives the bytes as they are', async () => {
  expect((await run(['cat', seeds[0] ?? '', 'user-data'])).stdout).toBe(userData)
})
