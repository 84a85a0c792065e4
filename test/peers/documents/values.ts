/** Raw YAML in flow style, as people write it and as they get it wrong. */

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/** Of every kind that PyYAML knows: what any key may be given by mistake. */
export const anyKind: readonly string[] = [
  ...words('~ true false "true" "no" 0 1 -1 1500 1.5 "1500" abc "" [] {} [abc] [~] [1] [{}] [[]] 10.0.0.9'),
  ...['{a: b}', '{1: 2}', '"a b"', '2024-01-01', '52:54:00:12:34:56', '"fd00::9/64"'],
]

export const booleans = words('true false yes off "true" "no"')
export const numbers = words('5 "5" 0 1500 0x10')
export const macs = [
  '"52:54:00:12:34:56"',
  '"52:54:00:ab:34:56"',
  '"52:54:00:AB:34:56"',
  '"52-54-00-12-34-56"',
  '52:54:00:12:34:56',
]
const ipv4Gateways = ['10.0.0.1', '10.9.9.1', '"10.0.0.1/24"', '10.0.0.300']
export const gateways = [...ipv4Gateways, '"fd00::1"', '"fe80::1"']

export const addresses = [
  '10.0.0.2/24',
  '10.0.0.2',
  '"fd00::2/64"',
  '"fd00::2"',
  '10.0.0.2/33',
  '10.0.0.300/24',
  '010.0.0.2/24',
  '10.0.0.2/32',
  '"10.0.0.2/255.255.255.0"',
]

export const addressLists = [
  ...['[10.0.0.2/24]', '["fd00::2/64"]', '[10.0.0.2/24, "fd00::2/64"]', '["fd00::2/64", 10.0.0.2/24]'],
  ...['[10.0.0.2/24, 10.0.0.3/24]', '[10.0.0.2]', '[10.0.0.300/24]', '[{10.0.0.2/24: {label: x}}]'],
]

export const nameservers = [
  ...['{addresses: [1.1.1.1]}', '{addresses: [1.1.1.1, "fd00::53"], search: [a.example]}'],
  ...['{search: [a.example]}', '{addresses: []}', '{addresses: ~}', '{addresses: 1.1.1.1}', '{}'],
  ...['{search: a.example, addresses: [1.1.1.1]}', '{addresses: [dns.example]}', '{search: [5]}'],
  '{addresses: [1.1.1.1, 1.0.0.1, 8.8.8.8, 8.8.4.4], search: [a, b, c, d, e, f, g]}',
]

export const v2Routes = [
  ...['{to: default, via: 10.0.0.1}', '{to: default, via: "fd00::1"}', '{to: 0.0.0.0/0, via: 10.0.0.1}'],
  ...['{to: "::/0", via: "fd00::1", metric: 5}', '{to: 0.0.0.0/0, via: 10.0.0.1, metric: 100}'],
  ...['{to: 10.5.0.0/16, via: 10.0.0.1}', '{to: 10.5.0.0/16, via: 10.0.0.1, metric: "5"}'],
  ...[
    '{to: 10.5.0.0, via: 10.0.0.1}',
    '{to: 10.5.0.0/16, via: "fd00::1"}',
    '{to: default}',
    '{via: 10.0.0.1}',
  ],
  ...['{to: 10.5.0.0/16, via: 10.0.0.1, on-link: true, table: 100}', '{to: 10.5.0.0/16, type: blackhole}'],
  ...['{to: 10.5.0.0/16, via: 10.0.0.1, metric: low}', '{to: 10.5.0.0/16, scope: link}', '{}', '~'],
  ...['{to: "fd01::/48", via: "fd00::1", mtu: 1400}', '{to: 10.5.0.0/16, via: 10.0.0.1, foo: 1}'],
]

export const v1Routes = [
  ...['{destination: 10.5.0.0/16, gateway: 10.0.0.1}', '{network: 10.5.0.0/16, gateway: 10.0.0.1}'],
  ...[
    '{network: 10.5.0.0, netmask: 255.255.0.0, gateway: 10.0.0.1, metric: 3}',
    '{destination: 10.5.0.0/16}',
  ],
  ...['{destination: default, gateway: 10.0.0.1}', '{destination: "::/0", gateway: "fd00::1", metric: 5}'],
  ...['{destination: 0.0.0.0/0, gateway: 10.0.0.1, metric: 5}', '{to: 10.5.0.0/16, via: 10.0.0.1}'],
  ...['{network: "fd01::", netmask: 48, gateway: "fd00::1"}', '{gateway: 10.0.0.1}', '{}'],
  '{destination: 10.5.0.0/16, gateway: 10.0.0.1, metric: low}',
]

export const overrides = [
  ...['{}', '{route-metric: 5}', '{use-dns: true}', '{use-dns: "no"}', '{use-domains: route}'],
  ...['{hostname: h, send-hostname: false}', '{use-routes: false, use-mtu: false}', '{use_dns: true}', '~'],
]

export const matches = [
  ...macs.map((mac) => `{macaddress: ${mac}}`),
  ...['{name: "en*"}', '{name: eth0}', '{driver: virtio_net}', '{driver: [a, b]}', '{}', '{mac: x}'],
]
