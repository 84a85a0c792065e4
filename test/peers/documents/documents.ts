import fc from 'fast-check'
import { anyKind, v1Routes } from './values.ts'
import * as one from './version-1.ts'
import * as two from './version-2.ts'

type Keys = Readonly<Record<string, readonly string[]>>

const flow = (entries: readonly (readonly [string, string])[]): string =>
  `{${entries.map(([key, value]) => `${key}: ${value}`).join(', ')}}`

/** Every key with every plausible value, and with a value of every kind. */
function* each(keys: Keys): Generator<string> {
  for (const [key, values] of Object.entries(keys))
    for (const value of new Set([...values, ...anyKind])) yield `${key}: ${value}`
}

const version1 = (...entries: readonly string[]): string => `{version: 1, config: [${entries.join(', ')}]}`
const version2 = (sections: string): string => `{version: 2, ${sections}}`

const eth1 = '{type: physical, name: eth1}'
const bond = (more: string) =>
  `{type: bond, name: bond0, bond_interfaces: [eth1], params: {bond-mode: active-backup}, ${more}}`
const bridge = (more: string) => `{type: bridge, name: br0, bridge_interfaces: [eth1], ${more}}`
const staticEth0 = (more: string) =>
  `{type: physical, name: eth0, subnets: [{type: static, address: 10.0.0.2/24, ${more}}]}`

function* everyKeyOfVersion1(): Generator<string> {
  for (const text of each({ ...one.deviceKeys, subnets: [] })) {
    yield version1(`{type: physical, name: eth0, ${text}}`, eth1)
    yield version1(eth1, bond(text))
    yield version1(eth1, bridge(text))
    yield version1(eth1, `{type: vlan, name: eth1.5, vlan_link: eth1, vlan_id: 5, ${text}}`)
  }
  for (const text of each(one.subnetKeys)) {
    yield version1(staticEth0(text))
    for (const type of one.subnetTypes)
      yield version1(`{type: physical, name: eth0, subnets: [{type: ${type}, ${text}}]}`)
  }
  for (const text of each(one.bondParams))
    yield version1(eth1, `{type: bond, name: b, bond_interfaces: [eth1], params: {${text}}}`)
  for (const text of each(one.bridgeParams)) yield version1(eth1, bridge(`params: {${text}}`))
  for (const text of each(one.nameserverKeys)) {
    yield version1(staticEth0('gateway: 10.0.0.1'), `{type: nameserver, address: 1.1.1.1, ${text}}`)
    yield version1(staticEth0('gateway: 10.0.0.1'), `{type: nameserver, ${text}}`)
  }
  for (const route of v1Routes) yield version1(staticEth0(''), `{type: route, ${route.slice(1)}`)
}

function* everyKeyOfVersion2(): Generator<string> {
  const pair = 'ethernets: {eth0: {}, eth1: {}}'
  for (const text of each({ ...two.ethernetKeys, ...two.misspelt })) {
    yield version2(`ethernets: {eth0: {${text}}, eth1: {}}`)
    yield version2(`ethernets: {eth0: {addresses: [10.0.0.2/24], ${text}}, eth1: {}}`)
    yield version2(`ethernets: {eth0: {dhcp4: true, ${text}}, eth1: {}}`)
  }
  for (const text of each(two.memberKeys)) {
    yield version2(`${pair}, bonds: {bond0: {interfaces: [eth0], ${text}}}`)
    yield version2(`${pair}, bridges: {br0: {interfaces: [eth0], ${text}}}`)
  }
  for (const text of each(two.vlanKeys)) yield version2(`${pair}, vlans: {v5: {id: 5, link: eth0, ${text}}}`)
  for (const text of each(two.bondParameters))
    yield version2(`${pair}, bonds: {bond0: {interfaces: [eth0], parameters: {${text}}}}`)
  for (const text of each(two.bridgeParameters))
    yield version2(`${pair}, bridges: {br0: {interfaces: [eth0], parameters: {${text}}}}`)
  for (const section of sections)
    for (const value of [...anyKind, 'networkd']) {
      yield version2(`${section}: ${value}`)
      yield version2(`ethernets: {eth0: {dhcp4: true}}, ${section}: {d0: ${value}}`)
    }
}

const sections =
  'ethernets bonds bridges vlans wifis vrfs modems tunnels dummy-devices nm-devices renderer version config x-note'.split(
    ' ',
  )

function* everyShape(): Generator<string> {
  for (const value of anyKind) {
    for (const key of ['version', 'config', 'network']) yield `{${key}: ${value}}`
    yield `{version: ${value}, config: []}`
    yield `{version: ${value}, ethernets: {eth0: {dhcp4: true}}}`
    yield `{network: {version: 1, config: ${value}}}`
    yield `{network: {version: 2, ethernets: {}}, note: ${value}}`
    yield version1(value)
    yield version1(`{type: ${value}, name: eth0}`)
    yield version1(`{type: physical, name: eth0, subnets: [${value}]}`)
  }
}

/** One deviation at a time, in the same few documents: about 15,000 of them. */
export const systematic = (): readonly string[] => [
  ...new Set([...everyShape(), ...everyKeyOfVersion1(), ...everyKeyOfVersion2()]),
]

/** A few keys of a table, now and then with a value of another kind. */
const some = (keys: Keys, most: number, wrong = 40): fc.Arbitrary<string> => {
  const entry = fc
    .constantFrom(...Object.entries(keys))
    .chain(([key, values]) =>
      fc
        .oneof(
          { weight: wrong, arbitrary: fc.constantFrom(...values) },
          { weight: 1, arbitrary: fc.constantFrom(...anyKind) },
        )
        .map((value): readonly [string, string] => [key, value]),
    )
  return fc.uniqueArray(entry, { maxLength: most, selector: ([key]) => key }).map(flow)
}

const insert = (mapping: string, more: string): string =>
  mapping === '{}' ? `{${more}}` : `{${more}, ${mapping.slice(1)}`

const subnet = fc
  .tuple(fc.constantFrom(...one.subnetTypes.slice(0, 9)), some(one.subnetKeys, 4))
  .map(([type, keys]) => insert(keys, `type: ${type}`))
const goodSubnet = fc.constantFrom(
  ...['{type: dhcp4}', '{type: dhcp6}', '{type: static, address: 10.0.0.2/24, gateway: 10.0.0.1}'],
  ...['{type: static6, address: "fd00::2/64", dns_nameservers: ["fd00::53"]}', '{type: manual}'],
)
const subnets = fc
  .array(fc.oneof(goodSubnet, subnet), { maxLength: 3 })
  .map((items) => `[${items.join(', ')}]`)

const v1Entry = (head: string, keys: Keys): fc.Arbitrary<string> =>
  fc.tuple(some(keys, 2), subnets).map(([more, nets]) => insert(more, `${head}, subnets: ${nets}`))

const { name: _, ...v1Device } = one.deviceKeys
const v1Document = fc
  .tuple(
    v1Entry('type: physical, name: eth0', v1Device),
    v1Entry('type: physical, name: eth1', v1Device),
    fc.array(
      fc.oneof(
        fc
          .tuple(some(one.bondParams, 3), subnets)
          .map(
            ([params, nets]) =>
              `{type: bond, name: bond0, bond_interfaces: [eth0, eth1], params: ${params}, subnets: ${nets}}`,
          ),
        fc
          .tuple(some(one.bridgeParams, 3), subnets)
          .map(
            ([params, nets]) =>
              `{type: bridge, name: br0, bridge_interfaces: [eth1], params: ${params}, subnets: ${nets}}`,
          ),
        v1Entry('type: vlan, name: eth0.7, vlan_id: 7, vlan_link: eth0', { mtu: one.deviceKeys.mtu ?? [] }),
        some(one.nameserverKeys, 3).map((keys) => insert(keys, 'type: nameserver')),
        fc.constantFrom(...v1Routes).map((route) => insert(route, 'type: route')),
      ),
      { maxLength: 3 },
    ),
  )
  .map(([first, second, others]) => version1(first, second, ...others))

const { interfaces: _interfaces, ...v2Device } = two.memberKeys
const v2Section = (name: string, devices: readonly (readonly [string, fc.Arbitrary<string>])[]) =>
  fc
    .tuple(...devices.map(([, body]) => body))
    .map(
      (bodies) => `${name}: {${bodies.map((body, index) => `${devices[index]?.[0]}: ${body}`).join(', ')}}`,
    )

const v2Document = fc
  .tuple(
    v2Section('ethernets', [
      ['eth0', some(two.ethernetKeys, 5)],
      ['eth1', some({ ...two.ethernetKeys, ...two.misspelt }, 3, 80)],
    ]),
    fc
      .subarray([
        v2Section('bonds', [
          [
            'bond0',
            fc
              .tuple(some(v2Device, 3), some(two.bondParameters, 3))
              .map(([keys, parameters]) => insert(keys, `interfaces: [eth0], parameters: ${parameters}`)),
          ],
        ]),
        v2Section('bridges', [
          [
            'br0',
            fc
              .tuple(some(v2Device, 3), some(two.bridgeParameters, 3))
              .map(([keys, parameters]) => insert(keys, `interfaces: [eth1], parameters: ${parameters}`)),
          ],
        ]),
        v2Section('vlans', [['v7', some(v2Device, 3).map((keys) => insert(keys, 'id: 7, link: eth1'))]]),
      ])
      .chain((chosen) => fc.tuple(...chosen)),
    fc.constantFrom('', 'renderer: networkd, ', 'renderer: NetworkManager, '),
    fc.boolean(),
  )
  .map(([ethernets, others, renderer, wrapped]) => {
    const text = version2(renderer + [ethernets, ...others].join(', '))
    return wrapped ? `{network: ${text}}` : text
  })

/** Documents as machines make them, with a mistake here and there. */
export const random = (count: number, seed: number): readonly string[] => [
  ...new Set(fc.sample(fc.oneof(v1Document, v2Document), { numRuns: count, seed })),
]
