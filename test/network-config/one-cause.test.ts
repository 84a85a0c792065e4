import { describe, expect, test } from 'vitest'
import { readNetworkConfig } from '../../src/network-config/network-config.ts'

/** Each finding that a person sees once: its code and the token, whoever of the programs stumbles. */
const findingsOf = (text: string) => [
  ...new Set(
    readNetworkConfig(text).faults.map(({ code, range }) => `${code} ${text.slice(range.start, range.end)}`),
  ),
]

const ethernet = (body: string) => `version: 2\nethernets: {eth0: ${body}}\n`
const subnet = (body: string) => `version: 1\nconfig: [{type: physical, name: eth0, subnets: [${body}]}]\n`
const vlan = (body: string) =>
  `version: 2\nethernets: {eth0: {}}\nvlans:\n  v5:\n    dhcp4: true\n    ${body}\n`

describe('one cause is told once, at the token that a person edits', () => {
  test.each<[string, string[]]>([
    [subnet('{type: dhcpv4}'), ['nc-v1-subnet-type-unknown dhcpv4']],
    [subnet('{type: dhcpv4, metric: 5}'), ['nc-v1-subnet-type-unknown dhcpv4']],
    [subnet('{type: static, ip_address: 192.0.2.10/24}'), ['nc-v1-ip-address-key 192.0.2.10/24']],
    [subnet('{type: static, address: 192.0.2.300/24}'), ['address-octet-too-big 192.0.2.300/24']],
    [
      ethernet('{dhcp4: true, match: {macaddress: "52:54:00:aa:bb:cc"}, set-name: 100}'),
      ['nc-v2-set-name-not-text 100'],
    ],
    [
      'version: 2\nethernets: {a: {dhcp4: true}}\nvlans: {a: {id: 5, link: a}}\n',
      ['nc-v2-id-in-two-sections a'],
    ],
    [
      ethernet('{addresses: [192.0.2.10/24], routes: [{to: 0.0.0.0/0, via: 192.0.2.1, metric: low}]}'),
      ['route-metric-malformed low'],
    ],
    [
      'version: 2\nethernets: {}\nbridges: {br0: {interfaces: null, dhcp4: true}}\n',
      ['bond-interfaces-missing null'],
    ],
    ['version: 2\nethernets:\n  eth0:\n    dhcp4: true\n    gateway6:\n', ['gateway-null gateway6']],
    [
      ethernet('{addresses: [192.0.2.10/24], nameservers: {addresses: 192.0.2.53}}'),
      ['dns-not-list 192.0.2.53'],
    ],
    [ethernet('{addresses: 192.0.2.10/24}'), ['addresses-not-list 192.0.2.10/24']],
    [ethernet('{addresses: [192.0.2.10/24], routes: {to: 0.0.0.0/0}}'), ['routes-not-list routes']],
    [
      ethernet('{addresses: [192.0.2.10/24], routes: [{to: default}]}'),
      ['route-without-gateway default', 'route-to-default-old default'],
    ],
    [vlan('link: eth0\n    id:'), ['vlan-id-missing id']],
    [vlan('id: 5\n    link:'), ['vlan-link-missing link']],
    [
      'version: 1\nconfig: [{type: bond, name: b, mac_address: 52-54-00-aa-bb-cc, bond_interfaces: [], params: {}, subnets: [{type: dhcp}]}]\n',
      ['mac-malformed 52-54-00-aa-bb-cc'],
    ],
    [
      'version: 2\nethernets: {a: {match: {macaddress: "52:54:00:aa:bb:cc"}, set-name: x, dhcp4: true}, b: {match: {macaddress: "52:54:00:aa:bb:cd"}, set-name: x}}\n',
      ['name-duplicate x'],
    ],
    ['version: 1\nconfig:\n- type:\n', ['nc-v1-type-missing type']],
    ['version:\nethernets: {}\n', ['nc-version-unknown version']],
  ])('%j', (text, expected) => {
    expect(findingsOf(text)).toEqual(expected)
  })
})

describe('what works is no fault', () => {
  test.each<[string, string]>([
    [
      'gateway-outside-subnets',
      ethernet('{addresses: [192.0.2.10/24, 198.51.100.10/24], gateway4: 198.51.100.1}'),
    ],
    [
      'gateway-outside-subnets',
      ethernet('{dhcp4: true, addresses: [192.0.2.10/24], gateway4: 198.51.100.1}'),
    ],
    [
      'gateway-outside-subnets',
      ethernet(
        '{addresses: [192.0.2.10/32], gateway4: 198.51.100.1, routes: [{to: 198.51.100.1/32, scope: link}]}',
      ),
    ],
    [
      'gateway-outside-subnets',
      subnet(
        '{type: static, address: 192.0.2.10/24, gateway: 198.51.100.1}, {type: static, address: 198.51.100.10/24}',
      ),
    ],
    ['no-address-at-all', ethernet('{addresses: [{192.0.2.10/24: {label: x}}]}')],
    ['no-address-at-all', ethernet('{addresses: [192.0.2.10.1/24]}')],
    ['no-address-at-all', ethernet('{dhcp: true}')],
    ['no-address-at-all', subnet('{type: static}')],
    ['nc-v1-address-under-dhcp', subnet('{type: static, address: 192.0.2.300/24}')],
    [
      'nc-v1-loopback-lost',
      'version: 1\nconfig: [{type: loopback, name: lo, subnets: [{type: static, address: 127.0.0.1/8}]}]\n',
    ],
    [
      'member-undefined',
      'version: 2\nethernets: {}\ndummy-devices: {d0: {}}\nbridges: {br0: {interfaces: [d0], dhcp4: true}}\n',
    ],
    [
      'vlan-link-undefined',
      'version: 2\nethernets: {}\nvirtual-ethernets: {a: {peer: b}}\nvlans: {v5: {id: 5, link: a, dhcp4: true}}\n',
    ],
  ])('no %s in %j', (code, text) => {
    expect(readNetworkConfig(text).faults.filter((fault) => fault.code === code)).toEqual([])
  })

  test.each<[string, string]>([
    [
      'gateway-outside-subnets',
      ethernet('{addresses: [192.0.2.10/24, 192.0.3.10/24], gateway4: 198.51.100.1}'),
    ],
    ['gateway-outside-subnets', subnet('{type: static, address: 192.0.2.10/24, gateway: 198.51.100.1}')],
    ['no-address-at-all', ethernet('{dhcp4: false, addresses: []}')],
    ['no-address-at-all', subnet('{type: manual}')],
    [
      'nc-v1-loopback-lost',
      'version: 1\nconfig: [{type: loopback, name: lo, subnets: [{type: static, address: 192.0.2.1/32}]}]\n',
    ],
    ['member-undefined', 'version: 2\nethernets: {}\nbridges: {br0: {interfaces: [d0], dhcp4: true}}\n'],
  ])('but %s in %j', (code, text) => {
    expect(readNetworkConfig(text).faults.map((fault) => fault.code)).toContain(code)
  })
})

test('a fault inside an entry says which', () => {
  const version2 = readNetworkConfig(ethernet('{addresses: [192.0.2.10.1/24]}')).faults
  const version1 = readNetworkConfig(subnet('{type: static, address: 192.0.2.300/24}')).faults
  expect([...version2, ...version1].map(({ args }) => args.entry)).toEqual(['eth0', 'eth0', 'eth0'])
})

test('many gateways outside many subnets are all told', () => {
  const text = (count: number) =>
    subnet(
      Array.from(
        { length: count },
        (_, n) => `{type: static, address: 10.${n >> 8}.${n & 255}.2/24, gateway: 192.0.2.1}`,
      ).join(', '),
    )
  const outside = readNetworkConfig(text(10_000)).faults.filter(
    ({ code }) => code === 'gateway-outside-subnets',
  )
  expect(new Set(outside.map(({ path }) => path.join('/'))).size).toBe(10_000)
})
