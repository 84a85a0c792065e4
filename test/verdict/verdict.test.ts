import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checks } from '../../src/checks/index.ts'
import type { SeedInput } from '../../src/image/open-image.ts'
import { type InspectOptions, inspect } from '../../src/inspect.ts'
import { casesOf, inspectCase } from '../checks/cases.ts'
import { indent, vmManifest } from '../kubevirt/one-vm.ts'

type InspectedResult = Awaited<ReturnType<typeof inspectCase>>

const uuid = '5d307ca9-b3ef-428c-8861-06e72d69f223'
const mac = '02:00:00:10:20:30'

interface Spec {
  readonly interfaces?: string
  readonly root?: 'dataVolume: {name: d}' | 'containerDisk: {image: i}' | 'configMap: {name: c}'
  readonly networkData?: string
}

/** Healthy unless said otherwise: identity and MAC fixed, a disk that outlives the pod. */
const vm = ({ interfaces, root = 'dataVolume: {name: d}', networkData }: Spec = {}): string =>
  vmManifest({
    spec: `domain:
  firmware: {uuid: ${uuid}}
  devices:
    interfaces: ${interfaces ?? `[{name: default, masquerade: {}, macAddress: "${mac}"}]`}
networks: [{name: default, pod: {}}]
volumes:
  - name: root
    ${root}
  - name: cloudinit
    cloudInitNoCloud:
      userData: "#cloud-config"
${networkData === undefined ? '' : `      networkData: |\n${indent(networkData, 8)}\n`}`,
  })

const seed = (networkConfig: string | null, more: Readonly<Record<string, string | Uint8Array>> = {}) => ({
  'meta-data': `instance-id: ${uuid}\nlocal-hostname: vm1\n`,
  'user-data': '#cloud-config\nhostname: vm1\n',
  ...(networkConfig === null ? {} : { 'network-config': networkConfig }),
  ...more,
})

const image = (path: string): Uint8Array => readFileSync(new URL(`../../fixtures/${path}`, import.meta.url))
const text = (path: string): string => new TextDecoder().decode(image(path))

async function inspected(input: SeedInput, options: InspectOptions): Promise<InspectedResult> {
  const result = await inspect(input, options)
  if (result.status !== 'inspected') throw new Error(result.error.message)
  return result
}

const chainOf = ({ verdict }: InspectedResult): string =>
  verdict.chain.map(({ step, status, code }) => `${step}:${code ?? status}`).join(' ')

const summary = ({ verdict: { outcome, confidence, cause } }: InspectedResult): string =>
  `${outcome}, ${confidence}: ${cause}`

const byName = 'version: 2\nethernets: {enp1s0: {dhcp4: true}}'
const byMac = (rest = 'set-name: nic0, ') =>
  `version: 2\nethernets: {nic0: {match: {macaddress: "${mac}"}, ${rest}dhcp4: true}}`
const other = byMac().replace(mac, '02:00:00:10:20:99')
const noMac = '[{name: default, masquerade: {}}]'
const status = `
status:
  interfaces: [{name: default, mac: ${mac}}]
`

describe('a folder and a VM', () => {
  test.each<[string, SeedInput, string | undefined, string, string]>([
    [
      'healthy',
      seed(byName),
      vm(),
      'reachable, certain: null',
      'label:skipped files:ok yaml:ok shape:ok nic:ok address:ok',
    ],
    [
      'the same by MAC',
      seed(byMac()),
      vm(),
      'reachable, certain: null',
      'label:skipped files:ok yaml:ok shape:ok nic:ok address:ok',
    ],
    [
      'without the VM nobody knows the NIC',
      seed(byName),
      undefined,
      'unknown, possible: null',
      'label:skipped files:ok yaml:ok shape:ok nic:unknown address:unknown',
    ],
    [
      'a name that the spec does not settle',
      seed(byName),
      vm({ interfaces: `[{name: default, masquerade: {}, model: e1000, macAddress: "${mac}"}]` }),
      'unknown, possible: null',
      'label:skipped files:ok yaml:ok shape:ok nic:unknown address:unknown',
    ],
    [
      'a mandatory file is missing',
      { 'user-data': '', 'network-config': byName },
      vm(),
      'unreachable, likely: meta-data-missing',
      'label:skipped files:meta-data-missing yaml:ok shape:ok nic:unknown address:unknown',
    ],
    [
      'the seed switches itself off',
      seed(byName, { 'meta-data': `instance-id: ${uuid}\ndsmode: disabled\n` }),
      vm(),
      'unreachable, likely: dsmode-disabled',
      'label:skipped files:dsmode-disabled yaml:ok shape:ok nic:unknown address:unknown',
    ],
    [
      'a seed that is never taken makes its network moot',
      { 'user-data': '', 'network-config': 'ethernets: {enp1s0: {dhcp4: true}}' },
      vm(),
      'unreachable, likely: meta-data-missing',
      'label:skipped files:meta-data-missing yaml:ok shape:nc-version-absent nic:unknown address:unknown',
    ],
    [
      'a file that is not UTF-8 takes the datasource with it',
      seed(null, { 'network-config': Uint8Array.of(0x23, 0xfc) }),
      vm(),
      'unknown, likely: file-not-utf8',
      'label:skipped files:file-not-utf8 yaml:ok shape:ok nic:unknown address:unknown',
    ],
    [
      'so does a host name that is a number',
      seed(byName, { 'meta-data': `instance-id: ${uuid}\nlocal-hostname: 123\n` }),
      vm(),
      'unknown, likely: local-hostname-not-text',
      'label:skipped files:ok yaml:local-hostname-not-text shape:ok nic:unknown address:unknown',
    ],
    [
      'no version: nothing is rendered',
      seed('ethernets: {enp1s0: {dhcp4: true}}'),
      vm(),
      'unreachable, certain: nc-version-absent',
      'label:skipped files:ok yaml:ok shape:nc-version-absent nic:unknown address:unknown',
    ],
    [
      'no YAML: the fallback, which works on a fixed MAC',
      seed('version: 2\n\tethernets: {}\n'),
      vm(),
      'reachable, likely: nc-tabs-from-heredoc',
      'label:skipped files:ok yaml:nc-tabs-from-heredoc shape:ok nic:unknown address:unknown',
    ],
    [
      'a MAC that no NIC has',
      seed(other),
      vm(),
      'unreachable, certain: mac-not-on-vm',
      'label:skipped files:ok yaml:ok shape:ok nic:mac-not-on-vm address:unknown',
    ],
    [
      'a MAC that the spec does not fix',
      seed(byMac()),
      vm({ interfaces: noMac }),
      'unreachable, likely: mac-matched-but-unset',
      'label:skipped files:ok yaml:ok shape:ok nic:mac-matched-but-unset address:unknown',
    ],
    [
      'a MAC that only this pod has',
      seed(byMac()),
      vm({ interfaces: noMac }) + status,
      'at-risk, certain: mac-matched-but-unset',
      'label:skipped files:ok yaml:ok shape:ok nic:mac-matched-but-unset address:unknown',
    ],
    [
      'an address that the NAT does not lead to',
      seed('version: 2\nethernets: {enp1s0: {addresses: [192.0.2.10/24]}}'),
      vm(),
      'unreachable, certain: masquerade-static',
      'label:skipped files:ok yaml:ok shape:ok nic:ok address:masquerade-static',
    ],
    [
      'no address at all',
      seed('version: 2\nethernets: {enp1s0: {dhcp4: false}}'),
      vm(),
      'unreachable, certain: dhcp-off-under-masquerade',
      'label:skipped files:ok yaml:ok shape:ok nic:ok address:dhcp-off-under-masquerade',
    ],
  ])('%s', async (_, input, manifest, verdict, chain) => {
    const result = await inspected(input, manifest === undefined ? {} : { vm: manifest })
    expect({ verdict: summary(result), chain: chainOf(result) }).toEqual({ verdict, chain })
  })
})

describe('how sure, and by what', () => {
  test.each<[string, SeedInput, string | undefined, string]>([
    [
      'a predicted name',
      seed('version: 2\nethernets: {eth0: {dhcp4: true}}'),
      vm(),
      'unreachable, likely: name-mismatch',
    ],
    [
      'netplan alone refuses it',
      seed('version: 2\nethernets: {enp1s0: {addresses: [10.0.2.2]}}'),
      vm(),
      'unreachable, likely: prefix-missing-v2',
    ],
    ['nothing but a switched off network', seed('config: disabled'), vm(), 'unknown, possible: nc-disabled'],
    ['the fallback on a fixed MAC', seed(null), vm(), 'reachable, likely: null'],
    [
      'the fallback on a disk that is fresh in each pod',
      seed(null),
      vm({ interfaces: noMac, root: 'containerDisk: {image: i}' }),
      'reachable, likely: null',
    ],
    [
      'the fallback on a MAC of the pod, and the disk remembers it',
      seed(null),
      vm({ interfaces: noMac }),
      'at-risk, certain: no-network-data',
    ],
    ['the fallback, and no VM to ask', seed(null), undefined, 'unknown, possible: null'],
    [
      'network data that did not arrive',
      seed(null),
      vm({ networkData: byName }),
      'reachable, likely: network-config-not-in-image',
    ],
    [
      'the network lies in user-data',
      seed(null, { 'user-data': '#cloud-config\nnetwork: {version: 2}\n' }),
      undefined,
      'unknown, possible: nc-in-user-data',
    ],
    [
      'one NIC of two is enough',
      seed(byName),
      vm({
        interfaces: `[{name: default, masquerade: {}, macAddress: "${mac}"}, {name: b, bridge: {}, macAddress: "02:00:00:10:20:31"}]`,
      }),
      'reachable, certain: null',
    ],
    ['a wrong label', image('images/label-seeddisk.iso'), undefined, 'unreachable, likely: label-not-cidata'],
    [
      'mangled names',
      image('images/genisoimage-plain.iso'),
      undefined,
      'unreachable, likely: names-mangled-plain-iso',
    ],
    [
      'a file beyond the end of the image',
      image('broken/truncated-file.iso'),
      undefined,
      'unknown, likely: image-cut-short',
    ],
  ])('%s', async (_, input, manifest, verdict) => {
    expect(summary(await inspected(input, manifest === undefined ? {} : { vm: manifest }))).toBe(verdict)
  })
})

test('users and keys that get lost are told in the headline, unless there is no network at all', async () => {
  const closed = { 'user-data': 'users: [ops]\n' }
  const headline = async (network: string) =>
    (await inspected(seed(network, closed), { vm: vm() })).verdict.headline
  expect(await headline(byName)).toMatch(/10\.0\.2\.2.*\. Besides, a part is lost: user-data: the first line/)
  expect(await headline('version: 3\n')).not.toContain('Besides')
})

describe('the incident, from its image and the manifest in Git', () => {
  test.each([
    ['before', 'at-risk, certain: network-data-unreferenced', 'label:ok files:network-data-unreferenced'],
    ['midway', 'at-risk, certain: secret-key-network', 'label:ok files:secret-key-network'],
    [
      'mixed',
      'unreachable, certain: nc-v2-with-config-list',
      'label:ok files:ok yaml:ok shape:nc-v2-with-config-list',
    ],
    ['after', 'reachable, certain: null', 'label:ok files:ok yaml:ok shape:ok nic:ok address:ok'],
  ])('%s', async (step, verdict, chain) => {
    const result = await inspected(image(`incident/${step}/noCloud.iso`), {
      vm: text(`incident/${step}/vm.yaml`),
    })
    expect(summary(result)).toBe(verdict)
    expect(chainOf(result).startsWith(chain)).toBe(true)
  })
})

describe('what holds for every case of every check', () => {
  const all = checks.flatMap(({ code }) => casesOf(code))

  test('there are many', () => {
    expect(all.length).toBeGreaterThan(100)
  })

  test.each(all)('$code/$name', async (each) => {
    const { verdict, findings } = await inspectCase(each)
    const found: readonly string[] = findings.map(({ code }) => code)
    const breaking: readonly string[] = findings.flatMap(({ code, severity, effect }) =>
      severity === 'error' || effect === 'nic-down' || effect === 'no-address' ? [code] : [],
    )
    // The cause is among the findings, and so is whatever breaks the chain.
    expect(verdict.cause === null || found.includes(verdict.cause)).toBe(true)
    expect(
      verdict.chain.flatMap(({ code }) => code ?? []).filter((code) => !breaking.includes(code)),
    ).toEqual([])
    // Whoever is not certain says what would settle it.
    expect(verdict.confidence === 'certain' || /serial log|--vm|settle/.test(verdict.headline)).toBe(true)
    expect(verdict.chain.map(({ step }) => step)).toEqual([
      'label',
      'files',
      'yaml',
      'shape',
      'nic',
      'address',
    ])
  })
})
