import { describe, expect, test } from 'vitest'
import { judgeSchema } from '../../src/network-config/schema.ts'
import { loadPyYaml } from '../../src/yaml/load-pyyaml.ts'

/** One value of each kind that YAML can write. */
const samples = {
  text: 'x',
  integer: '7',
  float: '7.0',
  boolean: 'false',
  null: '~',
  date: '2001-01-01',
  texts: '[x]',
  integers: '[7]',
  empty: '[]',
  mapping: '{}',
}

type Kind = keyof typeof samples
type Accepted = readonly Kind[]

const text: Accepted = ['text']
const integer: Accepted = ['integer']
const boolean: Accepted = ['boolean']
const texts: Accepted = ['texts', 'empty']
const items: Accepted = ['empty']
const mapping: Accepted = ['mapping']

interface Vocabulary {
  /** The document with one key of the mapping set to a value, and everything required beside it. */
  readonly write: (key: string, value: string) => string
  readonly open?: boolean
  readonly keys: Readonly<Record<string, Accepted>>
  readonly words?: Readonly<Record<string, readonly string[]>>
}

const flow = (keys: Readonly<Record<string, string>>) =>
  `{${Object.entries(keys)
    .map(([key, value]) => `${key}: ${value}`)
    .join(', ')}}`

const entry = (required: Readonly<Record<string, string>>) => (key: string, value: string) =>
  `version: 1\nconfig: [${flow({ ...required, [key]: value })}]\n`

const inEntry =
  (required: Readonly<Record<string, string>>, place: (inner: string) => Readonly<Record<string, string>>) =>
  (key: string, value: string) =>
    `version: 1\nconfig: [${flow({ ...required, ...place(flow({ [key]: value })) })}]\n`

const device = (section: string) => (key: string, value: string) =>
  `version: 2\n${section}: {d0: ${flow({ [key]: value })}}\n`

const inDevice = (section: string, place: string, required: Readonly<Record<string, string>> = {}) => {
  const [before = '', after = ''] = place.split('*')
  return (key: string, value: string) =>
    `version: 2\n${section}: {d0: {${before}${flow({ ...required, [key]: value })}${after}}}\n`
}

const physical = { type: 'physical', name: 'a' }
const bondEntry = { type: 'bond', name: 'a' }
const bridgeEntry = { type: 'bridge', name: 'a', bridge_interfaces: '[]', params: '{}' }
const vlanEntry = { type: 'vlan', name: 'a', vlan_link: 'b', vlan_id: '1' }
const common = { subnets: items, 'accept-ra': boolean }

const each = (names: string, accepted: Accepted, prefix = '') =>
  Object.fromEntries(names.split(' ').map((name) => [`${prefix}${name}`, accepted]))

const deviceKeys = {
  ...each('dhcp4 dhcp6 optional', boolean),
  ...each('gateway4 gateway6', text),
  ...each('dhcp4-overrides dhcp6-overrides nameservers', mapping),
  addresses: texts,
  routes: items,
  mtu: integer,
}
const deviceWords = {
  renderer: ['networkd', 'NetworkManager'],
  dhcp4: ['"yes"', '"no"'],
  dhcp6: ['"yes"', '"no"'],
}
const kernelModes = [
  'balance-rr',
  'active-backup',
  'balance-xor',
  'broadcast',
  '802.3ad',
  'balance-tlb',
  'balance-alb',
]
const reselect = ['always', 'better', 'failure']

const vocabularies: Readonly<Record<string, Vocabulary>> = {
  'v1 physical': {
    write: entry(physical),
    keys: { ...common, name: text, mac_address: text, mtu: ['integer', 'null'], keep_configuration: boolean },
    words: { type: ['physical'] },
  },
  'v1 bond': {
    write: entry(bondEntry),
    keys: {
      ...common,
      name: text,
      mac_address: text,
      mtu: integer,
      bond_interfaces: texts,
      params: [
        'text',
        'integer',
        'float',
        'boolean',
        'null',
        'date',
        'texts',
        'integers',
        'empty',
        'mapping',
      ],
    },
    words: { type: ['bond'] },
  },
  'v1 bond params': {
    write: inEntry(bondEntry, (params) => ({ params })),
    keys: {
      ...each(
        'ad_actor_sys_prio ad_num_ports arp_interval downdelay lp_interval miimon min_links',
        integer,
        'bond-',
      ),
      ...each('num_grat_arp num_unsol_na packets_per_slave peer_notif_delay', integer, 'bond-'),
      ...each('arp_validate', boolean, 'bond-'),
      ...each('active_slave ad_actor_key ad_actor_system ad_aggregator ad_partner_key', text, 'bond-'),
      ...each('ad_partner_mac ad_select ad_user_port_key all_slaves_active arp_all_targets', text, 'bond-'),
      ...each('arp_ip_target fail_over_mac lacp_rate mii_status primary queue_id resend_igmp', text, 'bond-'),
      ...each('slaves tlb_dynamic_lb updelay use_carrier xmit_hash_policy', text, 'bond-'),
    },
    words: { 'bond-mode': [...kernelModes, 'balance-tcp', 'balance-slb'], 'bond-primary_reselect': reselect },
  },
  'v1 bridge': {
    write: entry(bridgeEntry),
    keys: { ...common, name: text, bridge_interfaces: texts, params: mapping },
    words: { type: ['bridge'] },
  },
  'v1 bridge params': {
    write: inEntry(bridgeEntry, (params) => ({ params })),
    keys: {
      ...each('ageing bridgeprio fd hello maxage maxwait', integer, 'bridge_'),
      ...each('pathcost portprio waitport ports', texts, 'bridge_'),
      bridge_hw: text,
    },
    words: { bridge_stp: ['"on"', '"off"'] },
  },
  'v1 vlan': {
    write: entry(vlanEntry),
    keys: { ...common, name: text, mac_address: text, mtu: integer, vlan_link: text, vlan_id: integer },
    words: { type: ['vlan'] },
  },
  'v1 nameserver': {
    write: entry({ type: 'nameserver', address: 'a' }),
    keys: { address: ['text', 'texts', 'empty'], search: texts, interface: text },
    words: { type: ['nameserver'] },
  },
  'v1 route': {
    write: entry({ type: 'route' }),
    keys: { ...each('network destination netmask gateway', text), metric: integer },
    words: { type: ['route'] },
  },
  'v1 subnet': {
    write: inEntry(physical, (subnet) => ({ subnets: `[${subnet}]` })),
    keys: {
      ...each('address netmask broadcast gateway', text),
      ...each('dns_nameservers dns_search', texts),
      ...each('ipv4 ipv6', boolean),
      routes: items,
      metric: integer,
    },
    words: {
      type: [
        ...['dhcp', 'dhcp4', 'dhcp6', 'static', 'static6', 'manual', 'ipv6_slaac'],
        ...['ipv6_dhcpv6-stateful', 'ipv6_dhcpv6-stateless'],
      ],
      control: ['auto', 'manual', 'hotplug'],
    },
  },
  'v2 document': {
    write: (key, value) => `version: 2\n${key}: ${value}\n`,
    keys: each('ethernets bonds bridges vlans', mapping),
    words: { renderer: ['networkd', 'NetworkManager'] },
  },
  'v2 ethernet': {
    write: device('ethernets'),
    open: true,
    keys: { ...deviceKeys, match: mapping, 'set-name': text, wakeonlan: boolean },
    words: deviceWords,
  },
  'v2 match': { write: inDevice('ethernets', 'match: *'), keys: each('name macaddress driver', text) },
  'v2 nameservers': { write: inDevice('vlans', 'nameservers: *'), keys: each('addresses search', texts) },
  'v2 route': {
    write: inDevice('bonds', 'routes: [*]', { to: 'default' }),
    keys: { ...each('to via', text), metric: integer },
  },
  'v2 DHCP overrides': {
    write: inDevice('bridges', 'dhcp6-overrides: *'),
    keys: {
      ...each('hostname use-domains', text),
      ...each('send-hostname use-dns use-hostname use-mtu use-ntp use-routes', boolean),
      'route-metric': integer,
    },
  },
  'v2 bond': {
    write: device('bonds'),
    open: true,
    keys: { ...deviceKeys, interfaces: texts, parameters: mapping },
    words: deviceWords,
  },
  'v2 bond parameters': {
    write: inDevice('bonds', 'parameters: *'),
    open: true,
    keys: {
      ...each('min-links arp-interval up-delay down-delay gratuitous-arp packets-per-slave', integer),
      ...each('mii-monitor-interval learn-packet-interval', text),
      'all-slaves-active': boolean,
      'arp-ip-targets': texts,
    },
    words: {
      mode: kernelModes,
      'lacp-rate': ['slow', 'fast'],
      'transmit-hash-policy': ['layer2', 'layer3+4', 'layer2+3', 'encap2+3', 'encap3+4'],
      'ad-select': ['stable', 'bandwidth', 'count'],
      'arp-validate': ['none', 'active', 'backup', 'all'],
      'arp-all-targets': ['any', 'all'],
      'fail-over-mac-policy': ['none', 'active', 'follow'],
      'primary-reselect-policy': reselect,
    },
  },
  'v2 bridge': {
    write: device('bridges'),
    open: true,
    keys: { ...deviceKeys, interfaces: texts, parameters: mapping },
    words: deviceWords,
  },
  'v2 bridge parameters': {
    write: inDevice('bridges', 'parameters: *'),
    open: true,
    keys: {
      ...each('ageing-time priority forward-delay hello-time max-age path-cost', integer),
      stp: boolean,
    },
  },
  'v2 vlan': {
    write: device('vlans'),
    open: true,
    keys: { ...deviceKeys, id: integer, link: text },
    words: deviceWords,
  },
}

function answer(document: string): string {
  const loaded = loadPyYaml(document)
  if (loaded.status === 'refused' || loaded.root === null) throw new Error(`not a document: ${document}`)
  return judgeSchema(loaded.root).answer
}

const yes = (condition: boolean) => (condition ? 'valid' : 'invalid')

describe.each(Object.entries(vocabularies))('%s', (_, { write, open = false, keys, words = {} }) => {
  test.each(Object.entries(keys))('%s takes %j and no other kind of value', (key, accepted) => {
    const expected = Object.keys(samples).map((kind) => [kind, yes(accepted.some((one) => one === kind))])
    expect(Object.entries(samples).map(([kind, value]) => [kind, answer(write(key, value))])).toEqual(
      expected,
    )
  })

  test.each(Object.entries(words))('%s takes %j and no other word', (key, allowed) => {
    expect(allowed.map((word) => [word, answer(write(key, word))])).toEqual(
      allowed.map((word) => [word, 'valid']),
    )
    const wrong = ['other', `x${allowed[0]}`, '7', '~', '[]', `[${allowed[0]}]`]
    expect(wrong.map((word) => [word, answer(write(key, word))])).toEqual(
      wrong.map((word) => [word, 'invalid']),
    )
  })

  test(`${open ? 'takes' : 'refuses'} an unknown key`, () => {
    expect(answer(write('unheard-of', 'x'))).toBe(yes(open))
  })
})
