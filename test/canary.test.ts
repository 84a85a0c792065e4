import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from './cli/memory-io.ts'

/** Each stands where people keep secrets; none may come out of any command but `cat` and `extract`. */
const canaries = Array.from({ length: 22 }, (_, index) => `canary-${index}-7f3a9c`)
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
  cleartext,
  glued,
  special,
  listed,
  privateKey,
  command,
  kind,
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

/** Faults of each kind, with a secret where the fault is. */
const faulty = `#cloud-config
password:${glued}: x
users:
  - name: ops
    passwd: ${cleartext}
    password: ${cleartext}
    plain_text_passwd: ${cleartext} #${special}
    ssh_authorized_keys:
      - |
        -----BEGIN OPENSSH PRIVATE KEY-----
        ${privateKey}
  - name:${glued}
chpasswd:
  users:
    - {name: root, password: ${listed}}
    - {name: a, password: [${kind}]}
  list: [${listed}]
rh_subscription: {password: [${kind}], username: 1}
runcmd:
  - mysql -p${command}: x
`

/** What YAML refuses, one for each reason that is told. */
const refused = [
  `password: @${special}`,
  `password: a: ${special}`,
  `users:\n  - name: x\n    passwd:${glued}\n    shell: y`,
  `users:\n  - name: x\n      passwd: ${cleartext}`,
  `users:\n\t- passwd: ${cleartext}`,
  `password: {${special}\nx: y`,
  `runcmd:\n  - mysql -p${command}: a: b`,
  `- ${cleartext}`,
  `password:${glued}`,
]

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
const seeds = [
  ...['whole', 'no-header', 'broken-network', 'no-meta-data', 'faulty'],
  ...refused.map((_, index) => `refused-${index}`),
].map((name) => join(folder, name))
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
  write(seeds[4], { ...whole, 'user-data': faulty })
  for (const [index, text] of refused.entries())
    write(seeds[5 + index], { ...whole, 'user-data': `#cloud-config\n${text}\n` })
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

test('--show-secrets shows them, so the canaries do sing', async () => {
  const { stdout } = await run(['inspect', seeds[0] ?? '', '--format', 'json', '--show-secrets'])
  expect(stdout).toContain(wifi)
  expect(stdout).toContain(metaPassword)
})

test('cat gives the bytes as they are', async () => {
  expect((await run(['cat', seeds[0] ?? '', 'user-data'])).stdout).toBe(userData)
})
