import { describe, expect, test } from 'vitest'
import { type Claim, forecast } from '../../src/forecast/forecast.ts'
import type { ForecastLink } from '../../src/forecast/forecast-link.ts'
import { readNetworkConfig } from '../../src/network-config/network-config.ts'
import { vmWithInterfaces } from '../kubevirt/one-vm.ts'

const masquerade = '{name: default, masquerade: {}, macAddress: "02:00:00:00:00:01"}'
const bridge = '{name: storage, bridge: {}, macAddress: "02:00:00:00:00:02"}'

const forecastOf = (
  config: string | null,
  interfaces: readonly string[] = [masquerade],
  claim: Claim = 'claimed',
) => forecast(claim, readNetworkConfig(config), interfaces.length > 0 ? vmWithInterfaces(interfaces) : null)

const inWords = ({ name, method, addresses, outcome }: ForecastLink) =>
  [name, method, ...addresses, outcome].join(' ')

const linksOf = (config: string | null, ...interfaces: readonly string[]) =>
  forecastOf(config, interfaces).links.map(inWords)

describe('what an entry brings beside addresses', () => {
  test.each<[string, string, object]>([
    [
      masquerade,
      'version: 2\nethernets: {enp1s0: {dhcp4: true}}',
      { entry: 'enp1s0', appliesBy: 'name', dhcp: 'answered' },
    ],
    [
      '{name: default, bridge: {}, macAddress: "02:00:00:00:00:01"}',
      'version: 2\nethernets: {any: {match: {name: "en*"}, dhcp4: true}}',
      { entry: 'any', appliesBy: 'glob', dhcp: 'answered-to-expected-mac' },
    ],
    [
      masquerade,
      'version: 2\nethernets: {n: {match: {macaddress: "02:00:00:00:00:01"}, addresses: [10.0.2.2/24], gateway4: 10.0.2.1, nameservers: {addresses: [1.1.1.1]}}}',
      {
        entry: 'n',
        appliesBy: 'MAC',
        nameservers: ['1.1.1.1'],
        routes: [{ to: '0.0.0.0/0', via: '10.0.2.1' }],
      },
    ],
  ])('%s %j', (nic, config, expected) => {
    const [link] = forecastOf(config, [nic]).links
    const { entry, appliesBy, dhcp, nameservers, routes } = link ?? {}
    expect(JSON.parse(JSON.stringify({ entry, appliesBy, dhcp, nameservers, routes }))).toEqual(expected)
  })
})

describe('who configures the network', () => {
  const used = 'version: 2\nethernets: {enp1s0: {dhcp4: true}}'
  test.each<[Claim, string | null, string, string]>([
    ['claimed', used, 'seed', 'enp1s0 dhcp4 10.0.2.2/24 up'],
    ['claimed', null, 'fallback', 'enp1s0 dhcp 10.0.2.2/24 up'],
    ['claimed', '', 'fallback', 'enp1s0 dhcp 10.0.2.2/24 up'],
    ['claimed', '[', 'fallback', 'enp1s0 dhcp 10.0.2.2/24 up'],
    ['claimed', 'config: disabled', 'disabled', 'enp1s0 none unknown'],
    ['claimed', 'ethernets: {enp1s0: {dhcp4: true}}', 'none', 'enp1s0 none down'],
    ['lost', used, 'fallback', 'enp1s0 dhcp 10.0.2.2/24 up'],
    ['not-found', used, 'none', 'enp1s0 none unknown'],
    ['declined', used, 'none', 'enp1s0 none unknown'],
  ])('seed %s, network-config %j: %s', (claim, config, source, link) => {
    const { networkSource, links } = forecastOf(config, [masquerade], claim)
    expect({ networkSource, links: links.map(inWords) }).toEqual({ networkSource: source, links: [link] })
  })
})

describe('the one NIC that the fallback chooses', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['the first by name', [masquerade, bridge], ['enp1s0 dhcp 10.0.2.2/24 up', 'enp2s0 none down']],
    [
      'by the number in the name, not by the letters',
      ['{name: a, pciAddress: "0000:0a:00.0"}', '{name: b, pciAddress: "0000:09:00.0"}'],
      ['enp10s0 none down', 'enp9s0 dhcp up'],
    ],
    ['eno before enp', [masquerade, '{name: b, acpiIndex: 3}'], ['enp1s0 none down', 'eno3 dhcp up']],
    ['a single one, whatever it is called', ['{name: a, model: e1000}'], [' dhcp up']],
    [
      'nobody knows which',
      [masquerade, '{name: b, model: e1000}'],
      ['enp1s0 dhcp 10.0.2.2/24 unknown', ' dhcp unknown'],
    ],
  ])('%s', (_, interfaces, expected) => {
    expect(linksOf(null, ...interfaces)).toEqual(expected)
  })

  test('without a VM', () => {
    expect(linksOf(null)).toEqual([' dhcp unknown'])
  })
})

describe('what an entry does to its NIC', () => {
  test.each<[string, string, readonly string[], readonly string[]]>([
    ['dhcp4', 'enp1s0: {dhcp4: true}', [masquerade], ['enp1s0 dhcp4 10.0.2.2/24 up']],
    ['dhcp4 on a bridge', 'enp1s0: {dhcp4: true}', [bridge], ['enp1s0 dhcp4 up']],
    ['both', 'enp1s0: {dhcp4: true, dhcp6: true}', [masquerade], ['enp1s0 dhcp 10.0.2.2/24 up']],
    ['dhcp6', 'enp1s0: {dhcp6: true}', [masquerade], ['enp1s0 dhcp6 up']],
    [
      'static on a bridge',
      'enp1s0: {addresses: [192.0.2.10/24]}',
      [bridge],
      ['enp1s0 static 192.0.2.10/24 up'],
    ],
    [
      'static, the right one',
      'enp1s0: {addresses: [10.0.2.2/24]}',
      [masquerade],
      ['enp1s0 static 10.0.2.2/24 up'],
    ],
    [
      'static, a wrong one',
      'enp1s0: {addresses: [192.0.2.10/24]}',
      [masquerade],
      ['enp1s0 static 192.0.2.10/24 down'],
    ],
    ['nothing', 'enp1s0: {dhcp4: false}', [bridge], ['enp1s0 none down']],
    [
      'a new name',
      'x: {match: {macaddress: "02:00:00:00:00:01"}, set-name: lan0, dhcp4: true}',
      [masquerade],
      ['lan0 dhcp4 10.0.2.2/24 up'],
    ],
    ['no entry', 'eth0: {dhcp4: true}', [masquerade], ['enp1s0 none down']],
    [
      'an entry for one of two',
      'enp2s0: {dhcp4: true}',
      [masquerade, bridge],
      ['enp1s0 none down', 'enp2s0 dhcp4 up'],
    ],
    [
      'a name that nobody knows',
      'eth0: {dhcp4: true}',
      ['{name: a, bridge: {}, model: e1000}'],
      ['eth0 dhcp4 unknown'],
    ],
    [
      'a MAC that the spec does not fix',
      'x: {match: {macaddress: "02:00:00:00:00:01"}, dhcp4: true}',
      ['{name: a, masquerade: {}}'],
      ['enp1s0 dhcp4 10.0.2.2/24 unknown'],
    ],
  ])('%s', (_, device, interfaces, expected) => {
    expect(linksOf(`version: 2\nethernets: {${device}}`, ...interfaces)).toEqual(expected)
  })

  test('without a VM the entries are told as they are', () => {
    const { links } = forecastOf('version: 2\nethernets: {x: {match: {name: "en*"}, dhcp4: true}}', [])
    expect(links).toEqual([
      {
        name: 'x',
        mac: null,
        vmInterface: null,
        method: 'dhcp4',
        addresses: [],
        outcome: 'unknown',
        why: 'applies if the guest has a NIC named en*',
      },
    ])
  })
})

describe('addresses of what is built on a NIC are its own', () => {
  test.each([
    ['a bridge', 'bridges: {br0: {interfaces: [enp1s0], dhcp4: true}}', 'enp1s0 dhcp4 10.0.2.2/24 up'],
    ['a bond', 'bonds: {bond0: {interfaces: [enp1s0], dhcp4: true}}', 'enp1s0 dhcp4 10.0.2.2/24 up'],
    [
      'a bridge on a bond',
      'bonds: {bond0: {interfaces: [enp1s0]}}\nbridges: {br0: {interfaces: [bond0], dhcp4: true}}',
      'enp1s0 dhcp4 10.0.2.2/24 up',
    ],
    ['another bridge', 'bridges: {br0: {interfaces: [], dhcp4: true}}', 'enp1s0 none down'],
  ])('%s', (_, more, expected) => {
    expect(linksOf(`version: 2\nethernets: {enp1s0: {}}\n${more}`, masquerade)).toEqual([expected])
  })

  test('a VLAN', () => {
    const config =
      'version: 2\nethernets: {enp1s0: {}}\nvlans: {v7: {id: 7, link: enp1s0, addresses: [192.0.2.10/24]}}'
    expect(linksOf(config, bridge)).toEqual(['enp1s0 static 192.0.2.10/24 up'])
  })

  test('version 1, where members are names', () => {
    const config = `version: 1
config:
  - {type: physical, name: enp1s0}
  - {type: bridge, name: br0, bridge_interfaces: [enp1s0], subnets: [{type: dhcp}]}`
    const [link] = forecastOf(config).links
    expect(link?.why).toBe('entry "enp1s0" applies by name, below "br0"')
  })
})
