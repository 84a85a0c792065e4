import { describe, expect, test } from 'vitest'
import { judgeSchema, type SchemaComplaint } from '../../src/network-config/schema.ts'
import { loadPyYaml } from '../../src/yaml/load-pyyaml.ts'
import type { YamlNode } from '../../src/yaml/node.ts'

function load(text: string): YamlNode {
  const document = loadPyYaml(text)
  if (document.status === 'refused' || document.root === null) throw new Error('not a document')
  return document.root
}

const v1 = (entry: string) => `version: 1\nconfig:\n- ${entry}\n`
const ethernet = (keys: string) => `version: 2\nethernets: {d0: {${keys}}}\n`

/** One complaint as a line: rule, path, the text that the range covers and, if any, the suggestion. */
function line(text: string, { rule, path, range, key, suggestion }: SchemaComplaint): string {
  const token = text.slice(range.start, range.end)
  const missing = rule === 'missing-key' ? ` -${key}` : ''
  return `${rule} ${path.join('.')}${missing} [${token}]${suggestion === undefined ? '' : ` ~${suggestion}`}`
}

const severalErrors: readonly [string, string, readonly string[]][] = [
  [
    'a v1 document of typing errors',
    [
      'version: 1',
      'config:',
      '- type: physical',
      '  name: enp1s0f0np0abcdef',
      '  macaddress: "02:00:00:00:00:01"',
      '  mtu: "1500"',
      '  subnets:',
      '  - type: DHCP',
      '    dns-nameservers: [10.0.0.53]',
      '    routes: [{to: default, via: 10.0.0.1}]',
      '- type: vlan',
      '  name: eth0.5',
      '  vlan-link: eth0',
      '- type: wifi',
      '  ssid: x',
      '- name: eth1',
      '- eth2',
      '',
    ].join('\n'),
    [
      'too-long config.0.name [enp1s0f0np0abcdef]',
      'unknown-key config.0.macaddress [macaddress] ~mac_address',
      'wrong-type config.0.mtu ["1500"]',
      'not-in-enum config.0.subnets.0.type [DHCP] ~dhcp',
      'unknown-key config.0.subnets.0.dns-nameservers [dns-nameservers] ~dns_nameservers',
      'unknown-key config.0.subnets.0.routes.0.to [to] ~destination',
      'unknown-key config.0.subnets.0.routes.0.via [via] ~gateway',
      'missing-key config.1 -vlan_id [type]',
      'unknown-key config.1.vlan-link [vlan-link] ~vlan_link',
      'not-in-enum config.2.type [wifi]',
      'missing-key config.3 -type [name]',
      'wrong-type config.4 [eth2]',
    ],
  ],
  [
    'a wrapped v2 document of typing errors',
    [
      'network:',
      '  version: 2',
      '  renderer: networkManager',
      '  ethernet: {}',
      '  ethernets:',
      '    eth/0~1:',
      '      dhcp4: y',
      '      match: {mac: "02:00:00:00:00:01"}',
      '      routes: [{via: 10.0.0.1, on-link: true}]',
      '      mtu: 1500.0',
      '      gateway4:',
      '    0: {addresses: 10.0.0.2/24}',
      '  bonds:',
      '    bond0: {parameters: {mode: active_backup, mii-monitor-interval: 100}}',
      'users: []',
      '',
    ].join('\n'),
    [
      'not-in-enum network.renderer [networkManager] ~NetworkManager',
      'unknown-key network.ethernet [ethernet] ~ethernets',
      'not-in-enum network.ethernets.eth/0~1.dhcp4 [y]',
      'unknown-key network.ethernets.eth/0~1.match.mac [mac] ~macaddress',
      'missing-key network.ethernets.eth/0~1.routes.0 -to [via]',
      'unknown-key network.ethernets.eth/0~1.routes.0.on-link [on-link]',
      'wrong-type network.ethernets.eth/0~1.mtu [1500.0]',
      'wrong-type network.ethernets.eth/0~1.gateway4 [gateway4]',
      'wrong-type network.ethernets.0.addresses [10.0.0.2/24]',
      'not-in-enum network.bonds.bond0.parameters.mode [active_backup] ~active-backup',
      'wrong-type network.bonds.bond0.parameters.mii-monitor-interval [100]',
      'unknown-key users [users]',
    ],
  ],
  [
    'the version as text, judged by the shape of the document',
    'version: "1"\nconfig: [{type: physical}]\n',
    ['wrong-type version ["1"]', 'missing-key config.0 -name [type]'],
  ],
  ['no version', 'ethernets: {eth0: {dhcp4: true}}\n', ['missing-key  -version [ethernets]']],
  [
    'one wrong value behind two aliases is one cause',
    'version: 2\nethernets: {a: &a {mtu: x}, b: *a, c: {<<: *a}}\n',
    ['wrong-type ethernets.a.mtu [x]'],
  ],
  [
    'ranges and two targets',
    'version: 1\nconfig:\n- {type: bond, name: b, params: {bond-num_grat_arp: 256, mode: x}}\n- {type: route, network: a, destination: b, gateway: c}\n',
    [
      'out-of-range config.0.params.bond-num_grat_arp [256]',
      'unknown-key config.0.params.mode [mode] ~bond-mode',
      'other config.1 [network]',
    ],
  ],
]

describe('complaints', () => {
  test.each(severalErrors)('%s', (_, text, expected) => {
    const { complaints } = judgeSchema(load(text))
    expect(complaints.map((complaint) => line(text, complaint))).toEqual(expected)
  })

  test('say in words what was expected and what stands there', () => {
    const words = (text: string) =>
      judgeSchema(load(text)).complaints.map(({ expected, actual }) => [expected, actual])
    expect(words(v1(`{type: physical, name: [a], mtu: "${'1'.repeat(60)}"}`))).toEqual([
      ['a string', 'a list'],
      ['an integer or null', `the string "${'1'.repeat(39)}…"`],
    ])
    expect(words(v1('{type: bridge, name: b, bridge_interfaces: [], params: {bridge_stp: off}}'))).toEqual([
      ['"on" or "off"', 'the boolean off'],
    ])
    expect(words('version: 3\n')).toEqual([['the integer 2', 'the integer 3']])
    expect(words(v1('{type: bond, name: b, params: {bond-num_unsol_na: 300}}'))).toEqual([
      ['0 to 255', 'the integer 300'],
    ])
    expect(words(ethernet('routes: [{}]'))).toEqual([['the key to', 'absent']])
    expect(words('network: {version: 2}\nb: 1\n')).toEqual([['only network', 'b']])
  })

  test('control characters of a value do not reach the words', () => {
    const [complaint] = judgeSchema(load(ethernet('dhcp4: "a\\e[31m\\nb"'))).complaints
    expect(complaint?.actual).toBe('the string "a [31m b"')
  })
})

describe('hostile documents', () => {
  const repeat = (count: number, item: (index: number) => string) =>
    Array.from({ length: count }, (_, i) => item(i)).join(', ')

  test.each([
    ['valid', 'gateway: b', []],
    ['invalid', 'gateway: 1', ['wrong-type config.0.subnets.0.routes.0.gateway [1]']],
  ] as const)(
    '27 million %s routes behind aliases are judged without being expanded',
    (answer, gateway, expected) => {
      const routes = repeat(300, (index) => `{destination: d${index}, ${index ? 'gateway: b' : gateway}}`)
      const subnets = repeat(
        300,
        (index) => `{type: dhcp, metric: ${index}, routes: ${index ? '*r' : `&r [${routes}]`}}`,
      )
      const entries = repeat(
        300,
        (index) => `{type: physical, name: e, subnets: ${index ? '*s' : `&s [${subnets}]`}}`,
      )
      const text = `version: 1\nconfig: [${entries}]\n`
      const root = load(text)
      const verdict = judgeSchema(root)
      expect(verdict.answer).toBe(answer)
      expect(verdict.complaints.map((complaint) => line(text, complaint))).toEqual(expected)
    },
  )

  test('errors are counted up to a bound', () => {
    const text = `version: 2\nethernets: {${repeat(3_000, (i) => `d${i}: {mtu: x, match: {mac: y}}`)}}\n`
    const root = load(text)
    const { answer, complaints } = judgeSchema(root)
    expect([answer, complaints.length]).toEqual(['invalid', 1_000])
  })
})
