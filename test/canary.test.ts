import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commandNames, formatNames } from '../src/cli/command-line.ts'
import { run } from './cli/memory-io.ts'
import { tarOf } from './image/container/streams.ts'

/** Each stands where people keep a secret; none may come out of any command but `cat` and `extract`. */
const canaries = new Set<string>()

function secret(name: string): string {
  const canary = `canary-${name}-7f3a9c`
  canaries.add(canary)
  return canary
}

/** As it is, and as base64 has it, wherever the text begins in it. */
const shapesOf = (canary: string): readonly string[] => [
  canary,
  ...[0, 1, 2].map((shift) => {
    const whole = Buffer.from(`${'x'.repeat(shift)}${canary}`).toString('base64')
    return whole.slice(shift === 0 ? 0 : 4, -4)
  }),
]

const base64 = (text: string | Uint8Array): string => Buffer.from(text).toString('base64')

const cloudConfig = (where: string) => `#cloud-config
password: ${secret(`${where}-password`)}
users:
  - name: ops
    hashed_passwd: $6$salt$${secret(`${where}-hash`)}
    passwd: ${secret(`${where}-passwd`)}
    plain_text_passwd:
      ${secret(`${where}-plain`)}
write_files:
  - path: /etc/token
    content: ${secret(`${where}-content`)}
  - path: /etc/key
    content: |
      -----BEGIN OPENSSH PRIVATE KEY-----
      ${secret(`${where}-key`)}
      -----END OPENSSH PRIVATE KEY-----
ssh_keys:
  rsa_private: |
    ${secret(`${where}-host-key`)}
runcmd:
  - curl https://user:${secret(`${where}-url`)}@example.test/?token=${secret(`${where}-query`)}
  - echo a: ${secret(`${where}-command`)}
chpasswd:
  list: |
    root:${secret(`${where}-chpasswd`)}
  users:
    - {name: ops, password: ${secret(`${where}-chpasswd-user`)}, type: text}
`

/** What programs print on a console, secrets and all, around what cloud-init says. */
const consoleLog =
  () => `[    0.000000] Command line: root=/dev/vda ds=nocloud;seedfrom=https://u:${secret('log-cmdline')}@example.test/
[   11.4] cloud-init[498]: Cloud-init v. 24.4.1 running 'init-local' at Tue, 17 Feb 2026 06:41:12 +0000. Up 11.37 seconds.
[   11.5] cloud-init[498]: 2026-02-17 06:41:12,000 - util.py[WARNING]: Failed loading yaml blob. password: ${secret('log-yaml')}
[   11.6] cloud-init[498]: __init__.py[WARNING]: Unhandled non-multipart (text/x-not-multipart) userdata: 'b'passwd: ${secret('log-unhandled')}'...'
[  133.5] cloud-init[561]: Cloud-init v. 24.4.1 running 'init' at Tue, 17 Feb 2026 06:43:14 +0000. Up 133.48 seconds.
[  133.6] cloud-init[561]: ci-info: ++++++++++++++Net device info+++++++++++++++
[  133.6] cloud-init[561]: ci-info: | Device |   Up  | Address | Mask | Scope |     Hw-Address    |
[  133.6] cloud-init[561]: ci-info: | enp1s0 | False |    .    |  .   |   .   | 9e:4f:21:d0:77:c3 |
Set the following 'random' passwords
ops:${secret('log-random')}
-----BEGIN OPENSSH PRIVATE KEY-----
${secret('log-key')}
-----END OPENSSH PRIVATE KEY-----
RuntimeError: token=${secret('log-traceback')}
`

const script = (where: string) => `export TOKEN=${secret(`${where}-script`)}\n`

const mime = (...parts: readonly string[]): string =>
  `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="B"\n\n${parts.map((part) => `--B\n${part}\n`).join('')}--B--\n`

const part = (type: string, body: string, more = ''): string => `Content-Type: ${type}\n${more}\n${body}`

const networkConfig = `version: 2
wifis:
  wlan0:
    access-points:
      home: {password: ${secret('wifi')}}
      guests:
        password:
          ${secret('wifi-own-line')}
        bogus: 1
    auth:
      password: "${secret('eap')}"
      key-management: eap
      passwrd: ${secret('misspelt')}
tunnels:
  wg0:
    mode: wireguard
    key: ${secret('tunnel')}
    bogus: 1
    peers: [{keys: {shared: ${secret('peer')}}}]
    adresses: []
`

const metaData = `instance-id: i-1\npassword: ${secret('meta-password')}\nsecret:\n  - ${secret('meta-list')}\nhostname: h\n`

/** User-data that is read, dropped, refused or raised at, each in a way of its own. */
const userData: Readonly<Record<string, string | Uint8Array>> = {
  whole: cloudConfig('whole'),
  'no-header': `root:${secret('first-line')}\n${cloudConfig('no-header')}`,
  'comment-first': `# root password is ${secret('comment')}\n${cloudConfig('comment-first')}`.replace(
    'is',
    'is:',
  ),
  'not-yaml': `${cloudConfig('not-yaml')}\tpassword: [${secret('after-tab')}\n`,
  'not-mapping': `#cloud-config\n- password: ${secret('not-mapping')}\n`,
  base64: base64(cloudConfig('base64')),
  'base64-of-gzip': base64(gzipSync(cloudConfig('base64-of-gzip'))),
  gzip: gzipSync(cloudConfig('gzip')),
  'percent-encoded': encodeURIComponent(cloudConfig('percent')),
  latin1: Buffer.from(`${cloudConfig('latin1')}name: \xe9\n`, 'latin1'),
  nul: `${cloudConfig('nul')}\0\0`,
  'utf-16': Buffer.from(cloudConfig('utf16'), 'utf16le'),
  mime: mime(
    part('text/cloud-config', cloudConfig('mime')),
    part('text/cloud-config', cloudConfig('mime-again')),
    part('text/x-shellscript', script('mime')),
    part('text/weird', script('weird')),
    part('text/cloud-config', base64(cloudConfig('mime-base64')), 'Content-Transfer-Encoding: base64 \n'),
    part('text/plain', `password: ${secret('mime-plain')}`),
  ),
  'mime-not-ascii': mime(part('text/cloud-config', `${cloudConfig('mime-not-ascii')}x: é\n`)),
  'mime-no-delimiter': mime(part('text/cloud-config', cloudConfig('no-delimiter'))).replaceAll('--B', 'B'),
  'mime-late': `\n${mime(part('text/cloud-config', cloudConfig('late')))}`,
  'mime-gzip': mime(
    part('application/gzip', base64(cloudConfig('mime-gzip')), 'Content-Transfer-Encoding: base64\n'),
  ),
  archive: `#cloud-config-archive\n- content: "#cloud-config\\npassword: ${secret('archive')}\\n"\n- password: ${secret('archive-key')}\n  order: 1\n`,
  'archive-not-yaml': `#cloud-config-archive\n- content: "${secret('archive-open')}\n`,
  'archive-entries': `#cloud-config-archive\n- type: text/x-shellscript\n  content: ${script('archive')}- [${secret('archive-item')}]\n`,
  include: `#include\nhttps://user:${secret('include')}@example.test/part?token=${secret('include-token')}\n`,
  'include-not-url': `#include\npassword: ${secret('include-line')}\n`,
  jinja: `## template: jinja\n${cloudConfig('jinja')}# {{ ds.meta_data.local-hostname }}\n`,
  'jinja-type': `## template: jinja\npassword: ${secret('jinja-type')}\n`,
  jsonp: `#cloud-config-jsonp\n[{"op": "test", "path": "/password", "value": "${secret('jsonp')}"}]\n`,
  script: script('alone'),
  merge: `#cloud-config\nmerge_how: list()\npassword: ${secret('merge')}\n`,
}

/** Faults of each kind inside a cloud-config, with a secret where the fault is. */
const faulty = `#cloud-config
password:${secret('glued-key')}: x
users:
  - name: ops
    passwd: ${secret('clear-hash')}
    password: ${secret('wrong-key')}
    plain_text_passwd: ${secret('cut')} #${secret('comment-behind')}
    ssh_authorized_keys:
      - |
        -----BEGIN OPENSSH PRIVATE KEY-----
        ${secret('private-as-public')}
  - name:${secret('glued-item')}
chpasswd:
  users:
    - {name: root, password: ${secret('clear-chpasswd')}}
    - {name: a, password: [${secret('wrong-kind')}]}
  list: [${secret('no-name')}]
rh_subscription: {password: [${secret('wrong-kind-inside')}], username: 1}
runcmd:
  - mysql -p${secret('option')}: x
  - [[curl, -u, "a:${secret('list-item')}"]]
`

/** What YAML refuses, one for each cause that is told. */
const refused: Readonly<Record<string, string>> = {
  sign: `password: @${secret('sign')}`,
  colon: `password: a: ${secret('colon')}`,
  glued: `users:\n  - name: x\n    passwd:${secret('glued')}\n    shell: y`,
  nested: `users:\n  - name: x\n      passwd: ${secret('nested')}`,
  tab: `users:\n\t- passwd: ${secret('tab')}`,
  brace: `password: {${secret('brace')}\nx: y`,
  command: `runcmd:\n  - mysql -p${secret('command')}: a: b`,
  list: `- password: ${secret('root-list')}`,
  alone: `password:${secret('glued-alone')}`,
}

type SeedFiles = Readonly<Record<string, string | Uint8Array>>

const whole = { 'meta-data': metaData, 'network-config': networkConfig }

const seeds: Readonly<Record<string, SeedFiles>> = {
  faulty: { ...whole, 'user-data': faulty },
  ...Object.fromEntries(
    Object.entries(refused).map(([name, text]) => [
      `refused-${name}`,
      { ...whole, 'user-data': `#cloud-config\n${text}\n` },
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(userData).map(([name, text]) => [name, { ...whole, 'user-data': text }]),
  ),
  'vendor-data': { ...whole, 'user-data': '', 'vendor-data': userData.mime ?? '' },
  'vendor-data-refused': {
    ...whole,
    'user-data': userData.jsonp ?? '',
    'vendor-data': userData['not-yaml'] ?? '',
  },
  'broken-network': {
    'user-data': '',
    'network-config': `${networkConfig}\tpassword: [${secret('after-network')}\n`,
    'meta-data': `password: ${secret('meta-broken')}: x\n`,
  },
  'network-text': { ...whole, 'user-data': '', 'network-config': base64(networkConfig) },
  'no-meta-data': { 'user-data': userData.whole ?? '', 'network-config': networkConfig },
  'not-utf8': {
    'user-data': '',
    'meta-data': Buffer.from(`${metaData}x: \xe9`, 'latin1'),
    'network-config': networkConfig,
  },
}

const vm = (volume: string) => `apiVersion: kubevirt.io/v1
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
${volume.replace(/^(?=.)/gm, '            ')}
`

const secretOf = (body: string) =>
  `apiVersion: v1\nkind: Secret\nmetadata: {name: vm1-seed, namespace: demo}\n${body}\n---\n`

const indented = (text: string): string => text.replace(/^(?=.)/gm, '    ')

/** Manifests, those that are no YAML among them. */
const manifests: Readonly<Record<string, string>> = {
  inline: `${secretOf(`stringData:\n  network-config: "wifis: {password: ${secret('secret')}}"\n  token: ${secret('token')}`)}${vm(
    `secretRef: {name: vm1-seed}\nnetworkDataSecretRef: {name: vm1-seed}\nuserData: "password: ${secret('inline')}"`,
  )}`,
  'string-data': `${secretOf(`stringData:\n  userdata: |\n${indented(cloudConfig('string-data'))}  networkdata: |\n${indented(networkConfig)}`)}${vm(
    'secretRef: {name: vm1-seed}\nnetworkDataSecretRef: {name: vm1-seed}',
  )}`,
  data: `${secretOf(`data:\n  userdata: ${base64(userData.mime ?? '')}\n  networkdata: ${base64(networkConfig)}`)}${vm(
    'secretRef: {name: vm1-seed}\nnetworkDataSecretRef: {name: vm1-seed}',
  )}`,
  'data-not-base64': `${secretOf(`data:\n  userdata: "${secret('data-not-base64')} !"`)}${vm('secretRef: {name: vm1-seed}')}`,
  'user-data-base64': vm(`userDataBase64: ${base64(userData['no-header'] ?? '')}`),
  'user-data': vm(`userData: |\n${indented(`${userData.mime ?? ''}`)}`),
  'not-yaml': `${secretOf(`stringData:\n  password: ${secret('manifest')}\n\tuserdata: ${secret('manifest-tab')}`)}${vm('userData: ""')}`,
  template: `${secretOf(`stringData:\n  password: ${secret('template')}\n  x: {{ .Values.x }}`)}${vm('userData: ""')}`,
}

const folder = mkdtempSync(join(tmpdir(), 'nocloud-inspect-'))
const seedPath = (name: string) => join(folder, 'seeds', name)
const manifestPath = (name: string) => join(folder, 'manifests', name, 'vm.yaml')

beforeAll(async () => {
  for (const [name, files] of Object.entries(seeds)) {
    mkdirSync(seedPath(name), { recursive: true })
    for (const [file, text] of Object.entries(files)) writeFileSync(join(seedPath(name), file), text)
  }
  const tar = await tarOf(
    ...Object.entries(seeds.mime ?? {}).map(([name, text]) => ({
      name,
      bytes: new Uint8Array(Buffer.from(text)),
    })),
  )
  writeFileSync(join(folder, 'seed.tar.gz'), gzipSync(tar))
  writeFileSync(join(folder, 'seed.base64'), base64(tar))
  writeFileSync(join(folder, 'text'), cloudConfig('no-image'))
  writeFileSync(join(folder, 'serial.log'), consoleLog())
  for (const [name, text] of Object.entries(manifests)) {
    mkdirSync(join(folder, 'manifests', name), { recursive: true })
    writeFileSync(manifestPath(name), text)
  }
})

afterAll(() => rmSync(folder, { recursive: true }))

/** Bytes as they are is what these are for. */
const exempt = ['cat', 'extract']
/** Commands that are given a seed, manifests, or neither. */
const covered = ['diff', 'log', 'inspect', 'list', 'lint', 'explain', 'checks']
const extras: readonly (readonly string[])[] = [[], ['--verbose'], ['--quiet'], ['--color', 'always']]

test('every command and every format is in here', () => {
  expect([...covered, ...exempt].sort()).toEqual([...commandNames].sort())
  expect([...formatNames].sort()).toEqual(['json', 'pretty'])
})

async function expectSilence(argv: readonly string[]): Promise<void> {
  const { stdout, stderr } = await run(argv)
  expect((stdout + stderr).length).toBeGreaterThan(0)
  for (const canary of canaries)
    for (const shape of shapesOf(canary))
      expect((stdout + stderr).includes(shape) ? `${canary} in ${argv.join(' ')}` : '').toBe('')
}

const forms = formatNames.flatMap((format) => extras.map((extra) => ['--format', format, ...extra]))
const inputs = [
  ...Object.keys(seeds).map((name) => join('seeds', name)),
  'seed.tar.gz',
  'seed.base64',
  'text',
]

describe('no secret leaves a seed', { timeout: 30_000 }, () => {
  test.each(inputs)('inspect %s', async (input) => {
    for (const form of forms) await expectSilence(['inspect', join(folder, input), ...form, '--verbose'])
    await expectSilence(['inspect', join(folder, input), '--vm', manifestPath('inline')])
  })

  test.each(inputs)('list %s', async (input) => {
    for (const format of formatNames) await expectSilence(['list', join(folder, input), '--format', format])
  })
})

test('nor a serial log, whatever it prints', async () => {
  const path = join(folder, 'serial.log')
  const said = [...canaries].map(
    (canary) => `[   12.345678] cloud-init[812]: password: ${canary}\nvm1 login: ${canary}`,
  )
  writeFileSync(path, `${readFileSync('fixtures/logs/down.log', 'utf8')}\n${said.join('\n')}\n`)
  for (const form of forms) await expectSilence(['log', path, ...form])
})

describe('no secret leaves a comparison', { timeout: 30_000 }, () => {
  test.each(Object.keys(seeds))('diff with %s', async (older) => {
    for (const newer of Object.keys(seeds))
      for (const extra of [[], ['--verbose', '--clone'], ['--format', 'json']])
        await expectSilence(['diff', seedPath(older), seedPath(newer), ...extra])
  })
})

describe('no secret leaves manifests', { timeout: 30_000 }, () => {
  test.each(Object.keys(manifests))('lint, and inspect with --vm: %s', async (name) => {
    for (const form of forms.filter((form) => form.length === 2 || form[2] === '--color'))
      await expectSilence(['lint', join(folder, 'manifests', name), ...form])
    for (const form of forms)
      await expectSilence(['inspect', seedPath('whole'), '--vm', manifestPath(name), ...form])
  })
})

test('no secret leaves a serial log', { timeout: 30_000 }, async () => {
  const log = join(folder, 'serial.log')
  for (const form of forms) {
    await expectSilence(['log', log, ...form, '--verbose'])
    await expectSilence(['inspect', seedPath('whole'), '--serial-log', log, ...form, '--verbose'])
  }
  await expectSilence(['log', log, '--vm', manifestPath('inline')])
})

describe('the canaries do sing', () => {
  test('there are many', () => expect(canaries.size).toBeGreaterThan(250))

  test('with --show-secrets', async () => {
    const { stdout } = await run(['inspect', seedPath('include'), '--format', 'json', '--show-secrets'])
    for (const name of ['wifi', 'meta-password', 'include']) expect(stdout).toContain(`canary-${name}-`)
  })

  test('cat gives the bytes as they are', async () => {
    const { bytes } = await run(['cat', seedPath('gzip'), 'user-data'])
    expect(Buffer.from(bytes)).toEqual(readFileSync(join(seedPath('gzip'), 'user-data')))
  })
})
