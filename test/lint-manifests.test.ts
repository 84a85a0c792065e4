import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Finding } from '../src/findings/finding.ts'
import { inspect } from '../src/inspect.ts'
import { predictSeed } from '../src/kubevirt/predict-seed.ts'
import { type LintOptions, lintManifests } from '../src/lint-manifests.ts'

const sample = (name: string) => readFileSync(`fixtures/kubevirt/${name}`, 'utf8')

const findingsOf = (text: string, options: LintOptions = {}): readonly Finding[] =>
  lintManifests([{ path: 'vm.yaml', text }], options).flatMap((result) =>
    result.status === 'inspected' ? result.findings : [],
  )

const told = (findings: readonly Finding[]) =>
  findings.map(({ code, severity }) => `${severity} ${code}`).sort()

describe('the samples', () => {
  test.each([
    [
      'saigak-before.yaml',
      [
        'error nc-v2-with-config-list',
        'error network-data-unreferenced',
        'error secret-key-ignored',
        'warning mac-unset',
        'warning no-network-data',
        'warning uuid-unset',
      ],
    ],
    [
      'saigak-midway.yaml',
      [
        'error nc-v2-with-config-list',
        'error secret-key-ignored',
        'error secret-key-network',
        'warning mac-unset',
        'warning uuid-unset',
      ],
    ],
    ['saigak-after.yaml', []],
    [
      'multus-multi-nic.yaml',
      [
        'info nc-no-nameservers-cloudbase',
        'info nc-no-nameservers-cloudbase',
        'info nc-v2-not-supported-by-guest',
      ],
    ],
    ['vmi-live.yaml', []],
    [
      'vmi-live-broken.yaml',
      ['info status-address-unproven', 'warning mac-unset', 'warning no-network-data'],
    ],
    [
      'base64-inline.yaml',
      [
        'info kubevirt-name-with-dot',
        'info nc-v2-not-supported-by-guest',
        'info uuid-unset-vmi',
        'warning seed-bus-without-driver',
      ],
    ],
    [
      'gitops-opaque.yaml',
      ['error secret-key-ignored', 'error secret-key-network', 'warning mac-unset', 'warning uuid-unset'],
    ],
    [
      'pool-and-list.yaml',
      [
        'error mac-duplicate',
        'error mac-duplicate',
        'error secret-missing',
        'info nc-v2-not-supported-by-guest',
      ],
    ],
  ])('%s', (name, expected) => {
    expect(told(findingsOf(sample(name)))).toEqual(expected)
  })

  test('a fault inside a block scalar is placed in the manifest', () => {
    const text = sample('saigak-before.yaml')
    const fault = findingsOf(text).find(({ code }) => code === 'nc-v2-with-config-list')
    expect(fault?.location).toMatchObject({ file: 'vm.yaml', line: 34, column: 5, endColumn: 11 })
    expect(text.split('\n')[33]?.slice(4, 10)).toBe('config')
  })

  test('one result for each VM and one for what belongs to none, without an image', () => {
    const results = lintManifests([{ path: 'vm.yaml', text: sample('pool-and-list.yaml') }])
    const vms = results.map((result) =>
      result.status === 'inspected' ? (result.vm?.name ?? null) : result.status,
    )
    expect(vms).toEqual(['web-0', 'web-1', null])
    expect(results.every((result) => !('image' in result))).toBe(true)
  })
})

const base = (data: string) => `apiVersion: kubevirt.io/v1
kind: VirtualMachine
metadata: {name: vm1, namespace: demo}
spec:
  template:
    spec:
      domain:
        firmware: {uuid: 5d307ca9-b3ef-428c-8861-06e72d69f223}
        devices: {interfaces: [{name: default, masquerade: {}, macAddress: "02:00:00:10:20:30"}]}
      networks: [{name: default, pod: {}}]
      volumes:
        - {name: root, dataVolume: {name: root}}
        - {name: seed, cloudInitNoCloud: {secretRef: {name: s}, networkDataSecretRef: {name: s}}}
---
apiVersion: v1
kind: Secret
metadata: {name: s, namespace: demo}
${data}`

const networks = [
  'version: 2\nethernets:\n  enp1s0:\n    dhcp4: true\n',
  'version: 2\nethernets:\n  eth7:\n    dhcp4: true\n',
  'version: 2\nethernets:\n  nic0:\n    match: {macaddress: "02:00:00:10:20:31"}\n    dhcp4: true\n',
  'version: 2\nconfig: []\n',
  'version: 2\nethernets:\n  enp1s0:\n    addresses: [192.0.2.10/24]\n    dhcp6: true\n',
  'a: [\n',
  '',
]

const quoted = (text: string) => JSON.stringify(text)

describe('properties', () => {
  const userData = '#cloud-config\nhostname: vm1\n'
  const asText = (network: string) =>
    base(`stringData: {userdata: ${quoted(userData)}, networkdata: ${quoted(network)}}\n`)
  const asData = (network: string) =>
    base(`data: {userdata: ${btoa(userData)}, networkdata: "${btoa(network)}"}\n`)

  test.each(networks)('stringData and data give the same findings: %j', (network) => {
    const plain = (findings: readonly Finding[]) =>
      findings.map(({ code, severity, effect, args }) => ({ code, severity, effect, args }))
    const sorted = (text: string) => plain(findingsOf(text)).sort((a, b) => (a.code < b.code ? -1 : 1))
    expect(sorted(asData(network))).toEqual(sorted(asText(network)))
  })

  /** Text that YAML, cloud-init and redaction have something to say about, and text that they have not. */
  const anyNetwork = fc.oneof(
    fc.constantFrom(...networks),
    fc
      .record({
        name: fc.constantFrom('enp1s0', 'eth0', 'nic0'),
        keys: fc.subarray([
          'dhcp4: true',
          'dhcp6: true',
          'addresses: [10.0.2.2/24]',
          'mtu: 9000',
          'bogus: [',
        ]),
        match: fc.option(fc.constantFrom('02:00:00:10:20:30', '52:54:00:12:34:56', '02:00:00:10:20:FF')),
      })
      .map(({ name, keys, match }) =>
        [
          'version: 2',
          'ethernets:',
          `  ${name}:`,
          ...(match === null ? [] : [`    match: {macaddress: ${match}}`]),
          ...keys.map((key) => `    ${key}`),
          '',
        ].join('\n'),
      ),
    fc.string({ unit: fc.constantFrom('a', ':', ' ', '\n', '-', '#', '"', '{', 'é', '\t'), maxLength: 40 }),
  )
  const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)))
  const unplaced = (findings: readonly Finding[]) =>
    findings
      .map(({ code, severity, effect, args, message }) =>
        JSON.stringify([code, severity, effect, args, message]),
      )
      .sort()

  test('the same for any network data', () => {
    fc.assert(
      fc.property(anyNetwork, (network) => {
        const data = base(`data: {userdata: ${base64(userData)}, networkdata: "${base64(network)}"}\n`)
        expect(unplaced(findingsOf(data))).toEqual(unplaced(findingsOf(asText(network))))
      }),
      { numRuns: 25 },
    )
  })

  test('what lint says of a seed is what inspect says once it is written', async () => {
    await fc.assert(
      fc.asyncProperty(anyNetwork, async (network) => {
        const text = asText(network)
        const { files } = predictSeed([{ path: 'vm.yaml', text }])
        const written = Object.entries(files).flatMap(([name, file]) =>
          file.status === 'known' ? [[name, file.bytes] as const] : [],
        )
        const result = await inspect(Object.fromEntries(written), { vm: { path: 'vm.yaml', text } })
        const inspected = result.status === 'inspected' ? result.findings : []
        expect(unplaced(inspected)).toEqual(unplaced(findingsOf(text)))
      }),
      { numRuns: 25 },
    )
  })

  const documents = sample('saigak-before.yaml').split(/^---$/m)
  const other =
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: other, namespace: demo}\ndata: {networkdata: x}\n'
  /** The text at each place must be the same, wherever its document went. */
  const quotedPlaces = (text: string) =>
    findingsOf(text)
      .map(({ code, severity, message, location }) => {
        const line = location && 'line' in location ? text.split('\n')[location.line - 1] : undefined
        return `${severity} ${code} ${message} ${line}`
      })
      .sort()
  const expected = quotedPlaces(documents.join('---'))

  test('the order of the documents changes no finding, nor does an unrelated one', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(documents, { minLength: documents.length }),
        fc.boolean(),
        (order, more) => {
          const text = [...order, ...(more ? [`\n${other}`] : [])]
            .map((each) => `${each.trim()}\n`)
            .join('---\n')
          expect(quotedPlaces(text)).toEqual(expected)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('no input makes it throw', () => {
    const lines = sample('multus-multi-nic.yaml').split('\n')
    fc.assert(
      fc.property(
        fc.nat(lines.length - 1),
        fc.constantFrom('', ' ', '\t', '- ', '{', '*a', 'x: &a [*a]', '"'),
        (at, put) => {
          const text = lines.map((line, index) => (index === at ? put + line.trimStart() : line)).join('\n')
          expect(() => findingsOf(text)).not.toThrow()
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('what cannot be read', () => {
  test.each([
    ['kind: Secret\nmetadata:\n  name: {{ .Values.name }}\n', 'helm-template'],
    ['{{- if .Values.vm }}\nkind: VirtualMachine\n{{- end }}\n', 'helm-template'],
    ['kind: [Secret\n', 'not-yaml'],
  ])('%j', (text, code) => {
    expect(lintManifests([{ path: 'vm.yaml', text }]).at(-1)).toMatchObject({
      status: 'unreadable',
      error: { code },
    })
  })

  test('braces in a text are none of Helm’s', () => {
    const text = base(
      'stringData: {userdata: "## template: jinja\\n#cloud-config\\nhostname: {{ v1.x }}\\n", networkdata: "{}"}\n',
    )
    expect(lintManifests([{ path: 'vm.yaml', text }]).map(({ status }) => status)).toEqual([
      'inspected',
      'inspected',
    ])
  })
})

test('a Secret’s values show nowhere', () => {
  const text = base(
    'stringData: {user-data: "#cloud-config\\npassword: hunter2-secret\\n", networkdata: "hunter2-secret"}\n',
  )
  expect(JSON.stringify(lintManifests([{ path: 'vm.yaml', text }]))).not.toContain('hunter2')
})

test('a pool of any size is looked at in bounded time', () => {
  const text = sample('pool-and-list.yaml').replace('replicas: 2', 'replicas: 999999999')
  expect(lintManifests([{ path: 'vm.yaml', text }]).length).toBe(65)
})
