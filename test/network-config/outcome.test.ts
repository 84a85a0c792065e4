import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Renderer, renderers } from '../../src/network-config/fault.ts'
import { faultCodes } from '../../src/network-config/fault-codes.ts'
import { readNetworkConfig } from '../../src/network-config/network-config.ts'

const measured = new URL('../../fixtures/measured/', import.meta.url)
const read = (name: string) => new TextDecoder().decode(readFileSync(new URL(name, measured)))

interface Row {
  readonly file: string
  readonly version: unknown
  readonly wrapped: boolean
  readonly outcome: string
  readonly renderers: Readonly<Record<Renderer, string | null>> | null
  readonly netplanAccepts: boolean | null
}

const rows: Row[] = read('network-config.jsonl')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))

const judged = rows.map((row) => ({ row, config: readNetworkConfig(read(`network-config/${row.file}`)) }))

describe('the measured answers of cloud-init 26.2 and netplan 0.106', () => {
  test('every measured document is here', () => {
    const files = readdirSync(new URL('network-config/', measured)).sort()
    expect(rows.map((row) => row.file).sort()).toEqual(files)
    expect(rows).toHaveLength(387)
  })

  test('version and wrapper', () => {
    const expected = rows.map(({ file, version, wrapped }) => ({
      file,
      version: version === true ? 1 : version,
      wrapped,
    }))
    expect(
      judged.map(({ row, config }) => ({ file: row.file, version: config.version, wrapped: config.wrapped })),
    ).toEqual(expected)
  })

  test('outcome', () => {
    expect(judged.map(({ row, config }) => [row.file, config.outcome])).toEqual(
      rows.map((row) => [row.file, row.outcome]),
    )
  })

  test('every renderer that was judged', () => {
    const pairs = judged.flatMap(({ row, config }) =>
      renderers.flatMap((renderer) => {
        const answer = row.renderers?.[renderer] ?? null
        return answer === null
          ? []
          : [{ file: row.file, renderer, answer, ours: config.renderers?.[renderer] }]
      }),
    )
    expect(pairs.length).toBeGreaterThan(1000)
    expect(pairs.filter(({ answer, ours }) => answer !== ours)).toEqual([])
  })

  test('what netplan refuses has a fault that says so, and nothing else has', () => {
    const asked = judged.filter(({ row }) => row.netplanAccepts !== null)
    const refused = asked.map(({ row, config }) => [
      row.file,
      config.faults.some(({ effect }) => effect === 'refused'),
      config.outcome === 'used' && row.netplanAccepts === false ? config.renderers?.netplan : 'fatal',
    ])
    expect(refused).toEqual(asked.map(({ row }) => [row.file, !row.netplanAccepts, 'fatal']))
  })

  test('version 1 that netplan refuses once cloud-init has written it', () => {
    const used = judged.filter(({ row }) => row.outcome === 'used' && row.version !== 2)
    expect(
      used
        .filter(({ row, config }) => row.renderers?.netplan !== config.renderers?.netplan)
        .map(({ row }) => row.file),
    ).toEqual(used.filter(({ row }) => row.renderers?.netplan === null).map(({ row }) => row.file))
  })

  test('every outcome but used is explained', () => {
    const unexplained = judged.filter(({ config }) => config.outcome !== 'used' && config.faults.length === 0)
    expect(unexplained.map(({ row }) => row.file)).toEqual([])
    const silent = judged.flatMap(({ row, config }) =>
      renderers
        .filter((renderer) => config.renderers?.[renderer] === 'fatal')
        .filter(
          (renderer) =>
            !config.faults.some((fault) => stops(fault.effect) && strikes(fault.renderers, renderer)),
        )
        .map((renderer) => `${row.file} ${renderer}`),
    )
    expect(silent).toEqual([])
  })
})

const stops = (effect: string) => effect === 'fatal' || effect === 'refused'
const strikes = (where: 'all' | readonly Renderer[], renderer: Renderer) =>
  where === 'all' || where.includes(renderer)

const faultsOf = (text: string) =>
  readNetworkConfig(text).faults.map(
    ({ code, effect, range }) => `${code} ${effect} ${text.slice(range.start, range.end)}`,
  )

const ethernet = (body: string) => `version: 2\nethernets:\n  eth0: ${body}\n`
const physical = (body: string) => `version: 1\nconfig:\n- {type: physical, name: eth0, ${body}}\n`

describe('a fault points at the token that a person edits', () => {
  test.each([
    ['network: disabled\n', 'nc-disabled-as-string fatal disabled'],
    ['config: disabled\n', 'nc-disabled none disabled'],
    ['network: {network: {version: 2}}\n', 'nc-wrapper-double fatal network'],
    ['network: {version: 2}\nusers: []\n', 'nc-wrapper-siblings silent users'],
    ['version: "2"\n', 'nc-version-quoted fatal "2"'],
    ['version: 3\n', 'nc-version-unknown fatal 3'],
    ['version: 2\nconfig: []\n', 'nc-v2-with-config-list refused config'],
    ['version: 1\nethernets: {}\n', 'nc-v1-with-v2-sections fatal ethernets'],
    ['dmVyc2lvbjogMgo=\n', 'nc-still-base64 none dmVyc2lvbjogMgo='],
    ['""\n', 'nc-empty-quotes none ""'],
    [ethernet('{addresses: [10.0.0.256/24]}'), 'address-octet-too-big fatal 10.0.0.256/24'],
    [ethernet('{addresses: [10.0.0.2]}'), 'prefix-missing-v2 refused 10.0.0.2'],
    [ethernet('{addresses: [10.0.0.2]}'), 'prefix-missing-v2 silent 10.0.0.2'],
    [
      ethernet('{match: {macaddress: 52:54:00:12:34:56}, set-name: a}'),
      'mac-read-as-number fatal 52:54:00:12:34:56',
    ],
    [
      ethernet('{match: {macaddress: "52:54:00:AA:BB:CC"}, set-name: a}'),
      'mac-upper-case fatal "52:54:00:AA:BB:CC"',
    ],
    [ethernet('{match: {macaddress: "52:54:00:AA:BB:CC"}}'), 'mac-upper-case none "52:54:00:AA:BB:CC"'],
    [ethernet('{match: {macaddress: 52-54-00-aa-bb-cc}}'), 'mac-malformed refused 52-54-00-aa-bb-cc'],
    [ethernet('{set-name: lan0}'), 'nc-v2-set-name-without-match refused set-name'],
    [ethernet('{dhcp4: "no"}'), 'dhcp4-quoted-false silent "no"'],
    [ethernet('{dhcp: true}'), 'nc-v2-unknown-key refused dhcp'],
    [ethernet('{critical: true, dhcp4: true}'), 'nc-v2-key-netplan-only silent critical'],
    [ethernet('{dhcp4: true, match: {name: "en*"}}'), 'nc-v2-match-name-ignored silent match'],
    [ethernet('{addresses: [10.0.0.2/24], gateway4: 10.0.0.1}'), 'gateway4-deprecated none gateway4'],
    [ethernet('{addresses: [10.0.0.2/24], gateway4: 10.0.1.1}'), 'gateway-outside-subnets silent 10.0.1.1'],
    [ethernet('{gateway4: 10.0.0.1}'), 'gateway-without-address silent 10.0.0.1'],
    [ethernet('{routes: [{to: default, via: 10.0.0.1}]}'), 'routes-without-address silent routes'],
    [
      ethernet('{addresses: [10.0.0.2/24], nameservers: {search: [a.b]}}'),
      'dns-search-without-addresses skipped nameservers',
    ],
    [ethernet(''), 'nc-v2-device-null fatal eth0'],
    ['version: 2\nvlans: {v5: {id: 5, link: eth9}}\n', 'vlan-link-undefined refused eth9'],
    ['version: 2\nbridges: {br0: {interfaces: []}}\n', 'nc-v2-no-ethernets fatal br0'],
    ['version: 2\nbonds: {bond0: {}}\n', 'bond-interfaces-missing fatal bond0'],
    [
      'version: 2\nbonds: {bond0: {interfaces: [], parameters: {foo: 1}}}\n',
      'bond-parameter-unknown fatal foo',
    ],
    ['version: 2\nwifis: {w: {access-points: {a: {}}}}\n', 'nc-wifis skipped wifis'],
    [physical('mac_address: 52:54:00:12:34:56'), 'mac-read-as-number fatal 52:54:00:12:34:56'],
    [physical('subnets: [{type: static, address: 10.0.0.2}]'), 'prefix-missing-v1 silent 10.0.0.2'],
    [physical('subnets: [{type: static}]'), 'nc-v1-static-without-address fatal static'],
    [physical('subnets: [{type: DHCP}]'), 'nc-v1-subnet-type-unknown fatal DHCP'],
    [
      physical('subnets: [{type: dhcp, dns_nameservers: [1.1.1.1]}]'),
      'nc-v1-dns-under-dhcp-lost silent 1.1.1.1',
    ],
    [physical('macaddress: x'), 'nc-v1-unknown-key silent macaddress'],
    [
      physical('subnets: [{type: static, address: 10.0.0.2/16, netmask: 255.255.255.0}]'),
      'netmask-ignored silent 255.255.255.0',
    ],
    [
      ethernet('{addresses: [10.0.0.2/24], nameservers: {addresses: [1.1.1.1, "2001:db8::1"]}}'),
      'dns-family-unconfigured silent "2001:db8::1"',
    ],
    [
      ethernet('{addresses: [10.0.0.2/24], nameservers: {addresses: [1.1.1.1, 1.0.0.1, 8.8.8.8, 8.8.4.4]}}'),
      'dns-servers-too-many silent 8.8.4.4',
    ],
    ['version: 1\nconfig: [{type: physical}]\n', 'nc-v1-entry-key-missing skipped physical'],
    [
      'version: 1\nconfig: [{type: route, destination: 10.9.0.0/16, gateway: 10.0.0.1}]\n',
      'nc-v1-route-item-lost silent {type: route, destination: 10.9.0.0/16, gateway: 10.0.0.1}',
    ],
    [
      'version: 1\nconfig: [{type: nameserver, address: [1.1.1.1], interface: eth9}]\n',
      'nc-v1-nameserver-unknown-interface fatal eth9',
    ],
    ['version: 1\nconfig: [{type: wifi}]\n', 'nc-v1-type-unknown fatal wifi'],
    ['version: 2\nethernets:\n\teth0: {}\n', 'nc-tabs-from-heredoc none \t'],
  ])('%j: %s', (text, expected) => {
    expect(faultsOf(text)).toContain(expected)
  })

  test.each([
    'version: 2\nethernets: {eth0: {dhcp4: true}}\n',
    'network:\n  version: 2\n  ethernets:\n    eth0:\n      addresses: [10.0.0.2/24]\n      routes: [{to: 0.0.0.0/0, via: 10.0.0.1}]\n      nameservers: {addresses: [1.1.1.1], search: [a.b]}\n',
    ethernet(
      '{match: {macaddress: "52:54:00:aa:bb:cc"}, set-name: lan0, dhcp4: true, dhcp6: true, mtu: 1400}',
    ),
    physical('mac_address: "52:54:00:aa:bb:cc", mtu: 9000, subnets: [{type: dhcp4}, {type: dhcp6}]'),
    physical(
      'subnets: [{type: static, address: 10.0.0.2/24, gateway: 10.0.0.1, dns_nameservers: [1.1.1.1]}]',
    ),
  ])('a working document has no fault: %j', (text) => {
    expect(faultsOf(text)).toEqual([])
  })
})

describe('links', () => {
  test('version 2', () => {
    const text =
      'version: 2\nethernets:\n  nic:\n    match: {macaddress: "52:54:00:AA:BB:CC", driver: [a, b]}\n    set-name: lan0\n    addresses: [10.0.0.2/24, "fd00::2"]\n    gateway4: 10.0.0.1\n    nameservers: {addresses: [1.1.1.1]}\n    routes: [{to: 10.9.0.0/16, via: 10.0.0.9, metric: 5}]\nvlans:\n  v5: {id: 5, link: nic, dhcp6: true}\n'
    const [nic, vlan] = readNetworkConfig(text).links
    expect(nic).toMatchObject({
      id: 'nic',
      kind: 'physical',
      name: 'lan0',
      setName: 'lan0',
      waited: true,
      matchDrivers: ['a', 'b'],
      dhcp4: false,
      nameservers: ['1.1.1.1'],
      mac: { text: '52:54:00:AA:BB:CC', normal: '52:54:00:aa:bb:cc' },
    })
    expect(nic?.addresses.map((address) => address.text)).toEqual(['10.0.0.2/24', 'fd00::2/64'])
    expect(nic?.addresses.map(({ range }) => text.slice(range.start, range.end))).toEqual([
      '10.0.0.2/24',
      '"fd00::2"',
    ])
    expect(nic?.gateways.map((gateway) => gateway.path)).toEqual([['ethernets', 'nic', 'gateway4']])
    expect(nic?.routes).toMatchObject([{ to: '10.9.0.0/16', via: '10.0.0.9', metric: '5' }])
    expect(text.slice(nic?.range.start, nic?.range.end)).toBe('nic')
    expect(vlan).toMatchObject({
      id: 'v5',
      kind: 'vlan',
      members: ['nic'],
      dhcp6: true,
      path: ['vlans', 'v5'],
    })
  })

  test('version 1', () => {
    const text =
      'network:\n  version: 1\n  config:\n  - {type: physical, name: eth0, mac_address: "52:54:00:aa:bb:cc", subnets: [{type: static, address: 10.0.0.2, netmask: 255.255.0.0, gateway: 10.0.0.1, dns_nameservers: 1.1.1.1}, {type: ipv6_slaac}]}\n  - {type: bond, name: bond0, bond_interfaces: [eth0], params: {}}\n  - {type: nameserver, address: 8.8.8.8, interface: eth0}\n'
    const [nic, bond] = readNetworkConfig(text).links
    expect(nic).toMatchObject({
      id: 'eth0',
      waited: true,
      slaac: true,
      dhcp4: false,
      nameservers: ['1.1.1.1', '8.8.8.8'],
    })
    expect(nic?.addresses).toMatchObject([
      { text: '10.0.0.2/16', path: ['network', 'config', 0, 'subnets', 0, 'address'] },
    ])
    expect(bond).toMatchObject({ kind: 'bond', members: ['eth0'], path: ['network', 'config', 1, 'name'] })
  })
})

test('an absent file and an empty one', () => {
  expect(readNetworkConfig(null)).toMatchObject({ status: 'absent', outcome: null, renderers: null })
  expect(readNetworkConfig('')).toMatchObject({ status: 'empty', outcome: 'fallback' })
})

test('codes are unique and kebab-case', () => {
  const codes = faultCodes.map(([code]) => code)
  expect(new Set(codes).size).toBe(codes.length)
  expect(codes.filter((code) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code))).toEqual([])
})

test('no input makes it throw, and every range lies in the text', () => {
  const word = fc.constantFrom(
    'version',
    'config',
    'ethernets',
    'eth0',
    'match',
    'routes',
    'to',
    'type',
    'static',
    '~',
    '1',
    '2',
    '10.0.0.1/24',
    'default',
    '[]',
    '{}',
    '&a',
    '*a',
    'name',
    'subnets',
    'addresses',
    'bonds',
    'interfaces',
  )
  const line = fc.tuple(
    fc.constantFrom('', '  ', '    ', '- ', '  - '),
    word,
    fc.constantFrom(': ', ':\n', ' '),
    word,
  )
  const yaml = fc.array(line).map((lines) => lines.map((parts) => parts.join('')).join('\n'))
  const json = fc.json().map((text) => `version: 2\nethernets: {eth0: ${text}}`)
  const v1 = fc.json().map((text) => `version: 1\nconfig: [{type: physical, name: eth0, subnets: [${text}]}]`)
  fc.assert(
    fc.property(fc.oneof(yaml, json, v1, fc.string()), (text) => {
      for (const { range } of readNetworkConfig(text).faults) {
        expect(range.start).toBeGreaterThanOrEqual(0)
        expect(range.end).toBeLessThanOrEqual(text.length + 1)
      }
    }),
    { numRuns: 1000 },
  )
})

describe('cost', () => {
  const device = (n: number) =>
    `  e${n}: {match: {macaddress: "52:54:00:00:00:01"}, addresses: [10.0.0.${n}], foo: 1, routes: [{to: default}]}`
  const many = (count: number) =>
    `version: 2\nethernets:\n${Array.from({ length: count }, (_, n) => device(n)).join('\n')}\nbonds: {b: {interfaces: [e1]}}\n`

  test('of 10,000 devices each is judged', () => {
    const { faults, links } = readNetworkConfig(many(10_000))
    expect(links.length).toBe(10_001)
    expect(faults.filter(({ code }) => code === 'route-to-default-old').length).toBe(10_000)
  })

  test('aliases cannot multiply the work', () => {
    const list = Array.from({ length: 1000 }, () => '10.0.0.1').join(', ')
    const devices = Array.from({ length: 1000 }, (_, n) => `  e${n}: *d`).join('\n')
    const text = `version: 2\nethernets:\n  e: &d {addresses: [${list}]}\n${devices}\n`
    expect(readNetworkConfig(text).faults.some(({ code }) => code === 'nc-too-much-work')).toBe(true)
  })
})
