import {
  addresses,
  addressLists,
  booleans,
  gateways,
  macs,
  matches,
  nameservers,
  numbers,
  overrides,
  v2Routes,
} from './values.ts'

/** What is plausible under each key; everything else comes from `anyKind`. */
type Keys = Readonly<Record<string, readonly string[]>>

const list = (item: string): string => `[${item}]`

export const deviceKeys: Keys = {
  dhcp4: booleans,
  dhcp6: booleans,
  addresses: [...addressLists, ...addresses.map(list)],
  gateway4: gateways,
  gateway6: gateways,
  nameservers,
  routes: [...v2Routes.map(list), '[{to: "::/0", via: "fd00::1", metric: 5}, {to: default, via: 10.0.0.1}]'],
  mtu: ['68', '9000', '"1500"', '1e3', '70000'],
  optional: booleans,
  critical: booleans,
  'accept-ra': booleans,
  'dhcp4-overrides': overrides,
  'dhcp6-overrides': overrides,
  'dhcp-identifier': ['mac', 'duid'],
  'ipv6-privacy': booleans,
  'link-local': ['[ipv4]', '[ipv4, ipv6]'],
  'optional-addresses': ['[ipv4-ll]', '[ra]'],
  'activation-mode': ['manual', '"off"', 'auto'],
  'ignore-carrier': booleans,
  'ipv6-mtu': numbers,
  'ipv6-address-generation': ['eui64', 'stable-privacy'],
  'ipv6-address-token': ['"::1"', '"::1/64"'],
  macaddress: macs,
  renderer: ['networkd', 'NetworkManager', 'sysconfig'],
  'routing-policy': [
    '[{from: 10.0.0.0/24, table: 5}]',
    '[{to: 10.0.0.0/24, table: main, priority: 3}]',
    '[{table: 5}]',
  ],
  networkmanager: ['{uuid: abc, passthrough: {connection.id: x}}', '{foo: 1}'],
}

/** Keys that no program knows in this spelling, or only under another name. */
export const misspelt: Keys = Object.fromEntries(
  [
    'dhcp',
    'set_name',
    'mac_address',
    'accept_ra',
    'gateway',
    'nameserver',
    'addreses',
    'x-note',
    'Dhcp4',
  ].map((key) => [key, ['true', 'x']]),
)

export const ethernetKeys: Keys = {
  ...deviceKeys,
  match: matches,
  'set-name': ['eth9', 'averyveryverylongname', '"a b"', '"en%"'],
  wakeonlan: booleans,
  'emit-lldp': booleans,
  'receive-checksum-offload': booleans,
  'virtual-function-count': ['4', '300'],
  'infiniband-mode': ['datagram', 'connected'],
}

export const bondParameters: Keys = {
  mode: ['balance-rr', 'active-backup', '802.3ad', 'balance_rr', '4'],
  'lacp-rate': ['slow', 'fast'],
  'mii-monitor-interval': ['100', '"100"'],
  'min-links': numbers,
  'transmit-hash-policy': ['layer2', 'layer3+4'],
  'all-slaves-active': booleans,
  'arp-interval': numbers,
  'arp-ip-targets': ['[10.0.0.1]'],
  'arp-ip-target': ['[10.0.0.1]', '10.0.0.1'],
  'up-delay': numbers,
  'fail-over-mac-policy': ['none', 'active'],
  'gratuitous-arp': numbers,
  'gratuitious-arp': numbers,
  'packets-per-slave': numbers,
  'primary-reselect-policy': ['always', 'better'],
  primary: ['eth0', 'eth1', 'eth9'],
  foo: ['1'],
}

export const bridgeParameters: Keys = {
  'ageing-time': numbers,
  priority: ['5', '32768'],
  'forward-delay': numbers,
  'path-cost': ['{eth0: 5}', '{eth9: 5}', '{eth0: "5"}', '5'],
  'port-priority': ['{eth0: 5}', '{eth0: 64}'],
  stp: booleans,
  foo: ['1'],
}

export const memberKeys: Keys = { ...deviceKeys, interfaces: ['[eth0]', '[eth1]', '[eth0, eth9]', 'eth0'] }
export const vlanKeys: Keys = { ...deviceKeys, id: ['5', '4095', '"5"'], link: ['eth0', 'eth9'] }
