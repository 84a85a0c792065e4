import { addresses } from './addresses.ts'
import { openvswitchOf } from './openvswitch.ts'
import {
  anyScalar,
  anything,
  type Check,
  freeMapping,
  listOf,
  mappingOf,
  refuse,
  scalar,
  type Table,
} from './refusal.ts'
import { routes, routingPolicy } from './routes.ts'
import {
  boolean,
  gateway4,
  gateway6,
  idText,
  ipv4,
  ipv6,
  mac,
  mtu,
  nameserver,
  oneOf,
  oneOfAnyCase,
  unsigned,
  unsignedOf,
} from './scalars.ts'
import { tunnelKeys } from './tunnels.ts'
import { auth, wakeOnWlan } from './wifi.ts'

/** netplan 0.106: which keys a device of each kind may have, and what their values must be. */

const overrides = mappingOf(
  new Map<string, Check>([
    ['hostname', anyScalar],
    ['route-metric', unsigned],
    ['send-hostname', boolean],
    ['use-dns', boolean],
    ['use-domains', anyScalar],
    ['use-hostname', boolean],
    ['use-mtu', boolean],
    ['use-ntp', boolean],
    ['use-routes', boolean],
  ]),
)

const nameservers = mappingOf(
  new Map<string, Check>([
    ['search', listOf(anyScalar, 'dns-not-list')],
    ['addresses', listOf(nameserver, 'dns-not-list')],
  ]),
)

const networkManager = mappingOf(
  new Map<string, Check>([
    ['name', anyScalar],
    ['uuid', anyScalar],
    ['stable-id', anyScalar],
    ['device', anyScalar],
    ['passthrough', freeMapping],
  ]),
)

const common: readonly (readonly [string, Check])[] = [
  ['accept-ra', boolean],
  ['activation-mode', oneOf('manual', 'off')],
  ['addresses', addresses],
  ['critical', boolean],
  ['ignore-carrier', boolean],
  ['dhcp4', boolean],
  ['dhcp6', boolean],
  ['dhcp-identifier', oneOfAnyCase('duid', 'mac')],
  ['dhcp4-overrides', overrides],
  ['dhcp6-overrides', overrides],
  ['gateway4', gateway4],
  ['gateway6', gateway6],
  ['ipv6-address-generation', oneOf('eui64', 'stable-privacy')],
  ['ipv6-address-token', ipv6],
  ['ipv6-mtu', mtu],
  ['ipv6-privacy', boolean],
  ['link-local', listOf(oneOfAnyCase('ipv4', 'ipv6'))],
  ['macaddress', mac],
  ['mtu', mtu],
  ['nameservers', nameservers],
  ['optional', boolean],
  ['optional-addresses', listOf(oneOfAnyCase('ipv4-ll', 'ipv6-ra', 'dhcp4', 'dhcp6', 'static'))],
  ['renderer', oneOf('networkd', 'NetworkManager')],
  ['routes', routes],
  ['routing-policy', routingPolicy],
  ['neigh-suppress', boolean],
  ['networkmanager', networkManager],
]

const driver: Check = (ctx, value, key) => {
  const noSpace: Check = (_, item) => {
    if (scalar(ctx, item, key)?.includes(' '))
      refuse(ctx, 'nc-v2-value-not-allowed', item, { key, value: null })
  }
  if (value.node.kind !== 'sequence') noSpace(ctx, value, key)
  else if (value.node.items.length === 0) refuse(ctx, 'nc-v2-value-not-allowed', value, { key, value: null })
  else listOf(noSpace)(ctx, value, key)
}

const match = mappingOf(
  new Map<string, Check>([
    ['driver', driver],
    ['macaddress', mac],
    ['name', idText],
  ]),
)

const physical: readonly (readonly [string, Check])[] = [
  ...common,
  ['match', match],
  ['set-name', anyScalar],
  ['wakeonlan', boolean],
  ['wakeonwlan', listOf(wakeOnWlan)],
  ['emit-lldp', boolean],
  ['receive-checksum-offload', boolean],
  ['transmit-checksum-offload', boolean],
  ['tcp-segmentation-offload', boolean],
  ['tcp6-segmentation-offload', boolean],
  ['generic-segmentation-offload', boolean],
  ['generic-receive-offload', boolean],
  ['large-receive-offload', boolean],
]

const BOND_MODES = [
  'balance-rr',
  'active-backup',
  'balance-xor',
  'broadcast',
  '802.3ad',
  'balance-tlb',
  'balance-alb',
  'balance-tcp',
  'balance-slb',
]

const bondMode: Check = (ctx, value, key) => {
  const text = scalar(ctx, value, key)
  if (text !== null && !BOND_MODES.includes(text)) refuse(ctx, 'bond-mode-unknown', value, { mode: text })
}

const bondParameters = mappingOf(
  new Map<string, Check>([
    ['mode', bondMode],
    ['lacp-rate', anyScalar],
    ['mii-monitor-interval', anyScalar],
    ['min-links', unsigned],
    ['transmit-hash-policy', anyScalar],
    ['ad-select', anyScalar],
    ['all-slaves-active', boolean],
    ['all-members-active', boolean],
    ['arp-interval', anyScalar],
    ['arp-ip-targets', listOf(ipv4)],
    ['arp-validate', anyScalar],
    ['arp-all-targets', anyScalar],
    ['up-delay', anyScalar],
    ['down-delay', anyScalar],
    ['fail-over-mac-policy', anyScalar],
    ['gratuitous-arp', unsigned],
    ['gratuitious-arp', unsigned],
    ['packets-per-slave', unsigned],
    ['packets-per-member', unsigned],
    ['primary-reselect-policy', anyScalar],
    ['resend-igmp', unsigned],
    ['learn-packet-interval', anyScalar],
    ['primary', anyScalar],
  ]),
  'bond-parameter-unknown',
)

const perPort =
  (accepts: (text: string) => boolean): Check =>
  (ctx, value, key) => {
    freeMapping(ctx, value, key)
    if (value.node.kind !== 'mapping') return
    for (const { value: cost } of value.node.entries) {
      const number = cost.kind === 'integer' || cost.kind === 'string'
      if (number && accepts(String(cost.value))) continue
      refuse(ctx, 'nc-v2-value-not-allowed', { node: cost, trail: value.trail }, { key, value: null })
    }
  }

/** A path cost may be of any size and sign, as nobody looks. */
const bridgeParameters = mappingOf(
  new Map<string, Check>([
    ['ageing-time', anyScalar],
    ['aging-time', anyScalar],
    ['forward-delay', anyScalar],
    ['hello-time', anyScalar],
    ['max-age', anyScalar],
    ['path-cost', perPort((text) => /^\s*([+-]?\d+)?$/.test(text))],
    ['port-priority', perPort((text) => (unsignedOf(text) ?? 64) < 64)],
    ['priority', unsigned],
    ['stp', boolean],
  ]),
  'bridge-parameter-unknown',
)

const members: readonly [string, Check] = ['interfaces', listOf(anyScalar)]

const vlanId: Check = (ctx, value, key) => {
  const text = scalar(ctx, value, key)
  if (text === null) return
  const id = unsignedOf(text)
  const missing = value.node.kind === 'null'
  if (missing) refuse(ctx, 'vlan-id-missing', value)
  else if (id === null || id > 4094) refuse(ctx, 'vlan-id-malformed', value, { id: text })
}

const scalars = (keys: string): (readonly [string, Check])[] => keys.split(' ').map((key) => [key, anyScalar])

/** Sections of devices; what is said of Open vSwitch depends on the kind of device. */
const tables: readonly (readonly [string, Table])[] = [
  [
    'ethernets',
    new Map<string, Check>([
      ...physical,
      ['auth', auth],
      ['link', anyScalar],
      ['virtual-function-count', unsigned],
      ['embedded-switch-mode', oneOf('switchdev', 'legacy')],
      ['delay-virtual-functions-rebind', boolean],
      ['infiniband-mode', oneOf('datagram', 'connected')],
    ]),
  ],
  ['bonds', new Map<string, Check>([...common, members, ['parameters', bondParameters]])],
  ['bridges', new Map<string, Check>([...common, members, ['parameters', bridgeParameters]])],
  [
    'vlans',
    new Map<string, Check>([
      ...common,
      ['renderer', oneOf('networkd', 'NetworkManager', 'sriov')],
      ['id', vlanId],
      ['link', anyScalar],
    ]),
  ],
  [
    'wifis',
    new Map<string, Check>([
      ...physical,
      ['access-points', anything],
      ['auth', auth],
      ['regulatory-domain', anyScalar],
    ]),
  ],
  [
    'modems',
    new Map<string, Check>([
      ...physical,
      ['auto-config', boolean],
      ...scalars('apn device-id network-id number password pin sim-id sim-operator-id username'),
    ]),
  ],
  [
    'vrfs',
    new Map<string, Check>([
      ['networkmanager', networkManager],
      ['renderer', oneOf('networkd', 'NetworkManager')],
      members,
      ['table', unsigned],
      ['routes', routes],
      ['routing-policy', routingPolicy],
    ]),
  ],
  ['tunnels', new Map<string, Check>([...common, ...tunnelKeys])],
  ['nm-devices', new Map<string, Check>(physical)],
]

export const sections: ReadonlyMap<string, Table> = new Map(
  tables.map(([section, keys]) => [section, new Map([...keys, ['openvswitch', openvswitchOf(section)]])]),
)
