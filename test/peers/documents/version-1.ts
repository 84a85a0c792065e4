import { addresses, booleans, gateways, macs, numbers, v1Routes } from './values.ts'

type Keys = Readonly<Record<string, readonly string[]>>

export const subnetTypes = [
  ...['dhcp', 'dhcp4', 'dhcp6', 'static', 'static6', 'manual', 'ipv6_slaac', 'ipv6_dhcpv6-stateful'],
  ...['ipv6_dhcpv6-stateless', 'loopback', 'DHCP', 'dhcpv4', 'auto', '~', '5'],
]

export const subnetKeys: Keys = {
  address: addresses,
  netmask: ['255.255.255.0', '"24"', '24', '"/24"', '255.0.255.0', '64'],
  prefix: ['24', '"24"', '64'],
  gateway: gateways,
  broadcast: ['10.0.0.255'],
  dns_nameservers: [
    '[1.1.1.1]',
    '1.1.1.1',
    '"1.1.1.1 8.8.8.8"',
    '["fd00::53"]',
    '[1.1.1.1, 1.0.0.1, 8.8.8.8, 8.8.4.4]',
  ],
  dns_search: ['[a.example]', 'a.example', '[a, b, c, d, e, f, g]'],
  routes: v1Routes.map((route) => `[${route}]`),
  control: ['auto', 'manual', 'hotplug'],
  metric: numbers,
  mtu: numbers,
  ipv4: booleans,
  ipv6: booleans,
  pointopoint: ['10.0.0.3'],
  scope: ['link'],
  ip_address: ['10.0.0.2/24'],
  addresses: ['[10.0.0.2/24]'],
}

export const deviceKeys: Keys = {
  name: ['eth0', 'averyveryverylongname', '"en%"'],
  mac_address: macs,
  mtu: ['9000', '"1500"'],
  'accept-ra': booleans,
  wakeonlan: booleans,
  optional: booleans,
  params: ['{driver: virtio_net}', '{}'],
  'mac-address': macs,
  accept_ra: booleans,
  dhcp4: booleans,
  subnet: ['[{type: dhcp}]'],
}

export const bondParams: Keys = Object.fromEntries(
  Object.entries({
    mode: ['active-backup', '802.3ad', '4'],
    miimon: numbers,
    xmit_hash_policy: ['layer3+4'],
    'xmit-hash-policy': ['layer3+4'],
    lacp_rate: ['fast'],
    updelay: numbers,
    arp_ip_target: ['10.0.0.1', '[10.0.0.1]'],
    primary: ['eth1', 'eth9'],
    foo: ['1'],
  }).flatMap(([key, values]) => ['bond-', 'bond_', ''].map((prefix) => [prefix + key, values])),
)

export const bridgeParams: Keys = {
  bridge_stp: ['"on"', 'off', '"no"', '1'],
  bridge_fd: numbers,
  bridge_bridgeprio: numbers,
  bridge_pathcost: ['["eth1 50"]', '["eth9 5"]', '{eth1: 5}', '["eth1"]'],
  bridge_portprio: ['["eth1 28"]'],
  bridge_waitport: ['["1 eth1"]'],
  bridge_ports: ['[eth1]'],
  'bridge-stp': ['"on"'],
}

export const nameserverKeys: Keys = {
  address: ['1.1.1.1', '[1.1.1.1, "fd00::53"]', '[dns.example]'],
  search: ['a.example', '[a.example, b.example]'],
  interface: ['eth0', 'eth9'],
  addresses: ['[1.1.1.1]'],
}
