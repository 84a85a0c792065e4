import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { judgeSchema } from '../../src/network-config/schema.ts'
import { loadPyYaml } from '../../src/yaml/load-pyyaml.ts'
import type { MappingNode, YamlNode } from '../../src/yaml/node.ts'

const fixtures = new URL('../../fixtures/measured/', import.meta.url)
const readFixture = (name: string) => readFileSync(new URL(name, fixtures), 'utf8')

interface Measured {
  readonly file: string
  readonly wrapped: boolean
  readonly schema: 'valid' | 'invalid' | null
}

const measured: Measured[] = readFixture('network-config.jsonl')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))

function load(text: string): YamlNode {
  const document = loadPyYaml(text)
  if (document.status === 'refused' || document.root === null) throw new Error('not a document')
  return document.root
}

const range = { start: 0, end: 0 }
const underNetwork = (value: YamlNode): MappingNode => ({
  kind: 'mapping',
  entries: [{ key: { kind: 'string', value: 'network', source: 'network', plain: true, range }, value }],
  range,
})

describe('the measured answers of cloud-init 26.2', () => {
  const judged = measured.filter((row) => row.schema !== null)

  test('every measured document is here', () => {
    expect(measured.map((row) => row.file).sort()).toEqual(
      readdirSync(new URL('network-config/', fixtures)).sort(),
    )
    expect(judged.length).toBe(372)
  })

  test.each(judged)('$file is $schema', ({ file, schema }) => {
    const verdict = judgeSchema(load(readFixture(`network-config/${file}`)))
    expect(verdict.answer).toBe(schema)
    expect(verdict.complaints.length > 0).toBe(schema === 'invalid')
  })

  test.each(judged.filter((row) => !row.wrapped && row.schema === 'valid'))(
    '$file stays valid under network',
    ({ file }) => {
      expect(judgeSchema(underNetwork(load(readFixture(`network-config/${file}`)))).answer).toBe('valid')
    },
  )
})

const v1 = (entry: string) => `version: 1\nconfig:\n- ${entry}\n`
const bondParam = (param: string) =>
  v1(`{type: bond, name: bond0, bond_interfaces: [eth0], params: {${param}}}`)
const bridgeParam = (param: string) =>
  v1(`{type: bridge, name: br0, bridge_interfaces: [eth0], params: {${param}}}`)
const subnet = (keys: string) => v1(`{type: physical, name: eth0, subnets: [{${keys}}]}`)
const v2 = (section: string, device: string) => `version: 2\n${section}: {d0: {${device}}}\n`
const ethernet = (keys: string) => v2('ethernets', keys)
const bond = (param: string) => v2('bonds', `interfaces: [eth0], parameters: {${param}}`)
const bridge = (param: string) => v2('bridges', `interfaces: [eth0], parameters: {${param}}`)

describe('details of the two schemas', () => {
  test.each([
    ['v1 name of 15 characters', v1('{type: physical, name: abcdefghijklmno}'), 'valid'],
    ['v1 name of 16 characters', v1('{type: physical, name: abcdefghijklmnop}'), 'invalid'],
    ['v1 name of 15 characters beyond the BMP', v1(`{type: physical, name: ${'🌐'.repeat(15)}}`), 'valid'],
    [
      'v1 name of 16 bytes in !!binary',
      v1('{type: physical, name: !!binary YWFhYWFhYWFhYWFhYWFhYQ==}'),
      'invalid',
    ],
    ['v1 long bond name', v1('{type: bond, name: abcdefghijklmnop}'), 'valid'],
    ['v1 mac_address as bytes', v1('{type: physical, name: a, mac_address: !!binary YWE=}'), 'valid'],
    ['v1 type as bytes', v1('{type: !!binary cGh5c2ljYWw=, name: a}'), 'invalid'],
    ['v1 mtu as a huge integer', v1(`{type: physical, name: a, mtu: ${'9'.repeat(400)}}`), 'valid'],
    ['v1 mtu infinite', v1('{type: physical, name: a, mtu: .inf}'), 'invalid'],
    ['v1 mtu a boolean', v1('{type: physical, name: a, mtu: yes}'), 'invalid'],
    ['v1 bond mtu null', v1('{type: bond, name: a, mtu: }'), 'invalid'],
    ['v1 bond accept-ra', v1('{type: bond, name: a, accept-ra: true}'), 'valid'],
    ['v1 bond keep_configuration', v1('{type: bond, name: a, keep_configuration: true}'), 'invalid'],
    ['v1 bond params as a list', v1('{type: bond, name: a, params: [x]}'), 'valid'],
    ['v1 bridge params null', v1('{type: bridge, name: a, bridge_interfaces: [], params: }'), 'invalid'],
    [
      'v1 bridge mac_address',
      v1('{type: bridge, name: a, bridge_interfaces: [], params: {}, mac_address: x}'),
      'invalid',
    ],
    [
      'v1 vlan with everything',
      v1(
        '{type: vlan, name: a, vlan_link: b, vlan_id: 7, mtu: 1400, accept-ra: no, mac_address: x, subnets: []}',
      ),
      'valid',
    ],
    ['v1 infiniband', v1('{type: infiniband, name: ib0}'), 'invalid'],
    ['v1 loopback', v1('{type: loopback, name: lo}'), 'invalid'],
    ['v1 ethernets', v1('{type: ethernets, eth0: {}}'), 'invalid'],
    ['v1 config_id', v1('{type: physical, name: a, config_id: x}'), 'invalid'],
    ['v1 nameserver address text', v1('{type: nameserver, address: 10.0.0.53}'), 'valid'],
    ['v1 nameserver address of integers', v1('{type: nameserver, address: [1]}'), 'invalid'],
    ['v1 nameserver address mapping', v1('{type: nameserver, address: {}}'), 'invalid'],
    ['v1 nameserver search null', v1('{type: nameserver, address: a, search: }'), 'invalid'],
    ['v1 entry without any key', v1('{}'), 'invalid'],
    ['v1 route without type, network', v1('{network: a, gateway: b}'), 'valid'],
    ['v1 route without type and gateway', v1('{network: a}'), 'invalid'],
    ['v1 route without type, both targets', v1('{network: a, destination: c, gateway: b}'), 'invalid'],
    ['v1 route of a type alone', v1('{type: route}'), 'valid'],
    ['v1 route, both targets', v1('{type: route, network: a, destination: c, gateway: b}'), 'invalid'],
    ['v1 route, both targets, no gateway', v1('{type: route, network: a, destination: c}'), 'valid'],
    ['v1 route with prefix', v1('{type: route, destination: a, gateway: b, prefix: 8}'), 'invalid'],
    ['v1 route metric float', v1('{type: route, destination: a, gateway: b, metric: 1.0}'), 'invalid'],
    ['v1 subnet route with type', subnet('type: static, address: a, routes: [{type: route}]'), 'valid'],
    [
      'v1 subnet route of another type',
      subnet('type: static, routes: [{type: static, network: a, gateway: b}]'),
      'invalid',
    ],
    ['v1 subnet route text', subnet('type: static, routes: [default]'), 'invalid'],
    ['v1 subnet broadcast', subnet('type: static, broadcast: 10.0.0.255'), 'valid'],
    ['v1 subnet ipv4 and ipv6', subnet('type: dhcp, ipv4: true, ipv6: false'), 'valid'],
    ['v1 subnet ipv6 text', subnet('type: dhcp, ipv6: "true"'), 'invalid'],
    ['v1 subnet pointopoint', subnet('type: static, pointopoint: 10.0.0.1'), 'invalid'],
    ['v1 subnet scope', subnet('type: static, scope: link'), 'invalid'],
    ['v1 subnet null', v1('{type: physical, name: a, subnets: [~]}'), 'invalid'],
    ['v1 bond-mode balance-slb', bondParam('bond-mode: balance-slb'), 'valid'],
    ['v1 bond mode by number', bondParam('bond-mode: 4'), 'invalid'],
    ['v1 bond-mode 802.3ad', bondParam('bond-mode: 802.3ad'), 'valid'],
    ['v1 bond-xmit-hash-policy', bondParam('bond-xmit-hash-policy: layer3+4'), 'invalid'],
    ['v1 bond-xmit_hash_policy', bondParam('bond-xmit_hash_policy: layer3+4'), 'valid'],
    ['v1 bond_miimon', bondParam('bond_miimon: 100'), 'invalid'],
    ['v1 bond-arp_validate text', bondParam('bond-arp_validate: active'), 'invalid'],
    ['v1 bond-arp_validate boolean', bondParam('bond-arp_validate: true'), 'valid'],
    ['v1 bond-num_grat_arp 255', bondParam('bond-num_grat_arp: 255'), 'valid'],
    ['v1 bond-num_grat_arp 256', bondParam('bond-num_grat_arp: 256'), 'invalid'],
    ['v1 bond-num_unsol_na -1', bondParam('bond-num_unsol_na: -1'), 'invalid'],
    ['v1 bond-packets_per_slave 65535', bondParam('bond-packets_per_slave: 65535'), 'valid'],
    ['v1 bond-packets_per_slave 65536', bondParam('bond-packets_per_slave: 65536'), 'invalid'],
    ['v1 bond-downdelay', bondParam('bond-downdelay: 200'), 'valid'],
    ['v1 bond-updelay text', bondParam('bond-updelay: "200"'), 'valid'],
    ['v1 bond-lacp_rate by number', bondParam('bond-lacp_rate: 1'), 'invalid'],
    ['v1 bond-primary_reselect', bondParam('bond-primary_reselect: always'), 'valid'],
    ['v1 bond-use_carrier boolean', bondParam('bond-use_carrier: true'), 'invalid'],
    ['v1 bridge_gcint', bridgeParam('bridge_gcint: 2'), 'invalid'],
    ['v1 bridge_pathcost list of text', bridgeParam('bridge_pathcost: [eth0 50]'), 'valid'],
    ['v1 bridge_pathcost list of integers', bridgeParam('bridge_pathcost: [50]'), 'invalid'],
    ['v1 bridge_waitport text', bridgeParam('bridge_waitport: eth0 1'), 'invalid'],
    ['v1 bridge_ageing float', bridgeParam('bridge_ageing: 250.0'), 'invalid'],
    ['v1 bridge_stp quoted', bridgeParam('bridge_stp: "on"'), 'valid'],
    ['v2 addresses with a date', ethernet('addresses: [2001-01-01]'), 'invalid'],
    ['v2 integer keys inside a closed mapping', ethernet('match: {0: a}'), 'invalid'],
    ['v2 true as key of a device', ethernet('on: a'), 'valid'],
    ['v2 prototype key in an open mapping', ethernet('__proto__: {dhcp4: 1}'), 'valid'],
    ['v2 prototype key in a closed mapping', ethernet('match: {__proto__: {}}'), 'invalid'],
    ['v2 prototype key as section', 'version: 2\n__proto__: {}\n', 'invalid'],
    ['v2 required key must be its own', 'constructor: 2\n', 'invalid'],
    ['v2 set as section', 'version: 2\nethernets: !!set {eth0}\n', 'invalid'],
    ['v2 dhcp6 yes in quotes', ethernet('dhcp6: "yes"'), 'valid'],
    ['v2 dhcp4 Yes in quotes', ethernet('dhcp4: "Yes"'), 'invalid'],
    ['v2 dhcp4 yes in !!binary', ethernet('dhcp4: !!binary eWVz'), 'invalid'],
    ['v2 renderer of a device', ethernet('renderer: sriov'), 'invalid'],
    ['v2 gateway6 null', ethernet('gateway6: '), 'invalid'],
    ['v2 optional text', ethernet('optional: "true"'), 'invalid'],
    ['v2 wakeonlan integer', ethernet('wakeonlan: 1'), 'invalid'],
    ['v2 wakeonlan of a bond', v2('bonds', 'wakeonlan: 1'), 'valid'],
    ['v2 set-name integer', ethernet('set-name: 1'), 'invalid'],
    ['v2 match driver list', ethernet('match: {driver: [a, b]}'), 'invalid'],
    ['v2 match name', ethernet('match: {name: "en*"}'), 'valid'],
    ['v2 route type', ethernet('routes: [{to: default, via: a, type: unicast}]'), 'invalid'],
    ['v2 route mtu', ethernet('routes: [{to: default, via: a, mtu: 1400}]'), 'invalid'],
    ['v2 route via null', ethernet('routes: [{to: default, via: }]'), 'invalid'],
    [
      'v2 overrides hostname',
      ethernet('dhcp4-overrides: {hostname: a, use-ntp: no, send-hostname: no, use-routes: yes}'),
      'valid',
    ],
    ['v2 overrides route-metric text', ethernet('dhcp6-overrides: {route-metric: "1"}'), 'invalid'],
    ['v2 overrides use-domains text', ethernet('dhcp6-overrides: {use-domains: "true"}'), 'valid'],
    [
      'v2 tolerated keys of netplan',
      ethernet('link-local: [], critical: true, macaddress: 1, accept-ra: x, infiniband-mode: datagram'),
      'valid',
    ],
    ['v2 mii-monitor-interval integer', bond('mii-monitor-interval: 100'), 'invalid'],
    ['v2 mii-monitor-interval text', bond('mii-monitor-interval: "100"'), 'valid'],
    ['v2 learn-packet-interval integer', bond('learn-packet-interval: 1'), 'invalid'],
    ['v2 gratuitous-arp', bond('gratuitous-arp: 2'), 'valid'],
    ['v2 gratuitous-arp text', bond('gratuitous-arp: "2"'), 'invalid'],
    ['v2 gratuitious-arp', bond('gratuitious-arp: "2"'), 'valid'],
    ['v2 packets-per-slave', bond('packets-per-slave: 0'), 'valid'],
    ['v2 mode balance-tcp', bond('mode: balance-tcp'), 'invalid'],
    [
      'v2 lacp-rate',
      bond('lacp-rate: fast, min-links: 1, transmit-hash-policy: encap3+4, ad-select: count'),
      'valid',
    ],
    ['v2 transmit-hash-policy vlan+srcmac', bond('transmit-hash-policy: vlan+srcmac'), 'invalid'],
    [
      'v2 all-slaves-active',
      bond(
        'all-slaves-active: true, arp-interval: 1, arp-ip-targets: [a], arp-validate: all, arp-all-targets: any',
      ),
      'valid',
    ],
    ['v2 arp-ip-targets text', bond('arp-ip-targets: a'), 'invalid'],
    ['v2 up-delay text', bond('up-delay: "1"'), 'invalid'],
    [
      'v2 fail-over-mac-policy',
      bond('fail-over-mac-policy: follow, primary-reselect-policy: better, primary: eth0'),
      'valid',
    ],
    [
      'v2 bridge parameters',
      bridge('ageing-time: 1, priority: 1, forward-delay: 1, hello-time: 1, max-age: 1, stp: no'),
      'valid',
    ],
    ['v2 bridge forward-delay text', bridge('forward-delay: "4"'), 'invalid'],
    ['v2 bridge priority text', bridge('priority: "1"'), 'invalid'],
    ['v2 bridge port-priority', bridge('port-priority: {eth0: 1}'), 'valid'],
    ['v2 bridge path-cost mapping', bridge('path-cost: {eth0: 1}'), 'invalid'],
    ['v2 vlan id float', v2('vlans', 'id: 1.0, link: eth0'), 'invalid'],
    ['v2 vlan link integer', v2('vlans', 'id: 1, link: 0'), 'invalid'],
    ['v2 wifis', 'version: 2\nwifis: {}\n', 'invalid'],
    ['v2 version float', 'version: 2.0\n', 'invalid'],
    ['network beside a whole document', 'version: 2\nnetwork: {version: 2}\n', 'invalid'],
    ['networking left alone', 'network: {config: disabled}\n', 'valid'],
    ['disabled with a version', 'version: 2\nconfig: disabled\n', 'invalid'],
    ['disabled and a sibling', 'config: disabled\nethernets: {}\n', 'invalid'],
  ])('%s', (_, text, answer) => {
    expect(judgeSchema(load(text)).answer).toBe(answer)
  })
})
