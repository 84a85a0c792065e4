import type { MappingNode, YamlNode } from '../../yaml/node.ts'
import type { Fault } from '../fault.ts'
import {
  type DnsItem,
  type Interface,
  isDynamicIpv6,
  isStatic,
  type NetworkState,
  type Subnet,
} from '../network-state.ts'
import { intOf, keyOf, textOf } from '../python-value.ts'
import { itemsOf, type Place, type Reading, type Spot, spotOf } from '../reading.ts'
import { refuseDocument } from './document.ts'

/** What netplan refuses of the document that cloud-init writes from version 1. */
export const refuseVersion1 = (reading: Reading, state: NetworkState): void => {
  const writer: Writer = { reading, state, origin: new Map() }
  const sections = sectionNames.map((section) => [section, devicesOf(writer, section)] as const)
  const entries = sections
    .filter(([, devices]) => devices.entries.length > 0)
    .map(([name, value]) => ({ key: text(writer, name, nowhere), value }))
  const node: MappingNode = { kind: 'mapping', entries, range: nowhere.range }
  const own: Reading = { ...reading, faults: [] }
  refuseDocument(own, { node, trail: undefined }, writer.origin)
  reading.budget = own.budget
  reading.faults.push(...own.faults.map(inVersion1))
}

/** What netplan calls otherwise than version 1 does. */
const inVersion1 = (fault: Fault): Fault => {
  const { code, args } = fault
  if (code === 'nc-v2-unknown-key') {
    return { ...fault, code: 'nc-v1-subnet-type-unknown', args: { type: args.key ?? '' } }
  }
  const lost = code === 'address-malformed' && String(args.address).startsWith('None/')
  return lost ? { ...fault, code: 'nc-v1-ip-address-key', args: {} } : fault
}

interface Writer {
  readonly reading: Reading
  readonly state: NetworkState
  readonly origin: Map<YamlNode, Spot>
}

const sectionNames = ['ethernets', 'bonds', 'bridges', 'vlans'] as const
const typeOf = { ethernets: 'physical', bonds: 'bond', bridges: 'bridge', vlans: 'vlan' } as const
const nowhere: Spot = { range: { start: 0, end: 0 }, trail: undefined }

const text = (writer: Writer, value: string, spot: Spot): YamlNode => {
  const node: YamlNode = { kind: 'string', value, source: value, plain: false, range: spot.range }
  writer.origin.set(node, spot)
  return node
}

/** The user's own node, with the way to it. */
const borrowed = (writer: Writer, place: Place): YamlNode => {
  writer.origin.set(place.node, spotOf(place))
  return place.node
}

type Values = [string, YamlNode][]

const mapping = (writer: Writer, values: Values, spot: Spot): MappingNode => {
  const entries = values.map(([key, value]) => ({
    key: text(writer, key, writer.origin.get(value) ?? spot),
    value,
  }))
  const node: MappingNode = { kind: 'mapping', entries, range: spot.range }
  writer.origin.set(node, spot)
  return node
}

const sequence = (writer: Writer, items: readonly YamlNode[], spot: Spot): YamlNode => {
  const node: YamlNode = { kind: 'sequence', items, range: spot.range }
  writer.origin.set(node, spot)
  return node
}

const devicesOf = (writer: Writer, section: (typeof sectionNames)[number]): MappingNode => {
  const devices = [...writer.state.interfaces.values()].filter((device) => device.type === typeOf[section])
  const entries = devices.map((device) => {
    const key: YamlNode = text(
      writer,
      device.name.kind === 'string' ? device.name.value : plainName(device),
      device.spot,
    )
    return { key, value: deviceOf(writer, section, device) }
  })
  return { kind: 'mapping', entries, range: nowhere.range }
}

const plainName = ({ name }: Interface): string => (name.kind === 'null' ? 'null' : textOf(name))

const deviceOf = (writer: Writer, section: string, device: Interface): MappingNode => {
  const values: Values = [...identityOf(writer, section, device)]
  for (const subnet of device.subnets) values.push(...dhcpOf(writer, subnet))
  const metrics = metricsOf(device)
  for (const [type, metric] of metrics) {
    values.push([
      `${type}-overrides`,
      mapping(writer, [['route-metric', borrowed(writer, metric)]], spotOf(metric)),
    ])
  }
  const mtu =
    device.subnets.findLast((subnet) => isStatic(subnet.type) && subnet.mtu !== undefined)?.mtu ?? device.mtu
  if (mtu !== undefined && mtu.node.kind !== 'null') values.push(['mtu', borrowed(writer, mtu)])
  values.push(...addressingOf(writer, device))
  return mapping(writer, values, device.spot)
}

const identityOf = (writer: Writer, section: string, device: Interface): Values => {
  const mac: Values = device.mac === null ? [] : [['macaddress', text(writer, device.mac, device.macSpot)]]
  if (section === 'ethernets' || section === 'vlans') {
    return section === 'ethernets' ? criticalOf(writer, device) : [...mac, ...vlanOf(writer, device)]
  }
  const members = section === 'bonds' ? bondMembers(writer, device) : (device.bridgePorts ?? [])
  const names = members.map((place) => borrowed(writer, place))
  const list: Values = [['interfaces', sequence(writer, names, device.spot)]]
  return [...mac, ...list, ...parametersOf(writer, section, device)]
}

const criticalOf = (writer: Writer, { critical }: Interface): Values =>
  critical === undefined || critical.node.kind === 'null' ? [] : [['critical', borrowed(writer, critical)]]

const vlanOf = (writer: Writer, { vlanId, vlanLink, spot }: Interface): Values => {
  const absent: Place = {
    node: { kind: 'null', value: null, source: '', range: spot.range },
    trail: spot.trail,
  }
  return [
    ['id', borrowed(writer, vlanId ?? absent)],
    ['link', borrowed(writer, vlanLink ?? absent)],
  ]
}

const bondMembers = (writer: Writer, bond: Interface): readonly Place[] =>
  [...writer.state.interfaces.values()]
    .filter((device) => device.bondMaster !== undefined && device.bondMaster === keyOf(bond.name))
    .map((device) => ({ node: device.name, trail: device.spot.trail }))

/** What cloud-init calls the options in netplan's YAML; it leaves out all others. */
const renamed: Readonly<Record<string, string>> = {
  'bond-ad-select': 'ad-select',
  'bond-all-slaves-active': 'all-slaves-active',
  'bond-arp-all-targets': 'arp-all-targets',
  'bond-arp-interval': 'arp-interval',
  'bond-arp-ip-target': 'arp-ip-target',
  'bond-arp-validate': 'arp-validate',
  'bond-downdelay': 'down-delay',
  'bond-fail-over-mac': 'fail-over-mac-policy',
  'bond-lacp-rate': 'lacp-rate',
  'bond-learn-packet-interval': 'learn-packet-interval',
  'bond-miimon': 'mii-monitor-interval',
  'bond-min-links': 'min-links',
  'bond-mode': 'mode',
  'bond-num-grat-arp': 'gratuitous-arp',
  'bond-packets-per-slave': 'packets-per-slave',
  'bond-primary': 'primary',
  'bond-primary-reselect': 'primary-reselect-policy',
  'bond-updelay': 'up-delay',
  'bond-xmit-hash-policy': 'transmit-hash-policy',
  bridge_ageing: 'ageing-time',
  bridge_bridgeprio: 'priority',
  bridge_fd: 'forward-delay',
  bridge_hello: 'hello-time',
  bridge_maxage: 'max-age',
}

const parametersOf = (writer: Writer, section: string, device: Interface): Values => {
  // Of two spellings of one option the one with a dash wins, as it is read last.
  const options = [...device.options].toSorted(([a], [b]) => Number(isDashed(a)) - Number(isDashed(b)))
  const written = new Map<string, YamlNode>()
  for (const [option, place] of options) {
    const name = renamed[option.startsWith('bond') ? option.replaceAll('_', '-') : option]
    if (!option.startsWith(section === 'bonds' ? 'bond' : 'bridge')) continue
    if (name !== undefined && place.node.kind !== 'null') written.set(name, borrowed(writer, place))
  }
  const values: Values = [...written]
  if (section === 'bridges') values.push(...costsOf(writer, device))
  return values.length === 0 ? [] : [['parameters', mapping(writer, values, device.spot)]]
}

const isDashed = (option: string): boolean => option.startsWith('bond-')

const costsOf = (writer: Writer, device: Interface): Values =>
  (['path-cost', 'port-priority'] as const).flatMap((name): Values => {
    const place = device.options.get(name === 'path-cost' ? 'bridge_pathcost' : 'bridge_portprio')
    if (place?.node.kind !== 'sequence') return []
    const values = itemsOf(writer.reading, place).flatMap((item): Values => costOf(writer, item))
    return [[name, mapping(writer, values, spotOf(place))]]
  })

const costOf = (writer: Writer, item: Place): Values => {
  const words = item.node.kind === 'string' ? (item.node.value.match(/\S+/g) ?? []) : []
  const [port, cost] = words
  if (port === undefined || cost === undefined || words.length !== 2) return []
  const number = item.node.kind === 'string' ? intOf({ ...item.node, value: cost }) : null
  return number === null ? [] : [[port, text(writer, number.toString(), spotOf(item))]]
}

const dhcpOf = (writer: Writer, { type, spot }: Subnet): Values => {
  if (isDynamicIpv6(type)) return [['dhcp6', text(writer, 'true', spot)]]
  if (!type.startsWith('dhcp')) return []
  return [[type === 'dhcp' ? 'dhcp4' : type, text(writer, 'true', spot)]]
}

const metricsOf = (device: Interface): ReadonlyMap<string, Place> => {
  const result = new Map<string, Place>()
  for (const { type, metric } of device.subnets) {
    if (metric === undefined) continue
    if (isDynamicIpv6(type)) result.set('dhcp6', metric)
    else if (type === 'dhcp' || type === 'dhcp4') result.set('dhcp4', metric)
  }
  return result
}

const addressingOf = (writer: Writer, device: Interface): Values => {
  const fixed = device.subnets.filter((subnet) => isStatic(subnet.type))
  const values: Values = []
  const addresses = fixed.flatMap((subnet) => addressOf(writer, subnet))
  const routes = fixed.flatMap((subnet) => routesOf(writer, subnet))
  if (addresses.length > 0) values.push(['addresses', sequence(writer, addresses, device.spot)])
  if (routes.length > 0) values.push(['routes', sequence(writer, routes, device.spot)])
  values.push(...dnsOf(writer, device, fixed))
  return values
}

const addressOf = (writer: Writer, { network, address }: Subnet): YamlNode[] => {
  if (network === null) return []
  const shown = address === undefined ? 'None' : network.address
  return [text(writer, `${shown}/${network.prefix}`, spotOf(network.place))]
}

const routesOf = (writer: Writer, subnet: Subnet): YamlNode[] => {
  const { gateway, network, metric } = subnet
  const result: YamlNode[] = []
  if (gateway !== undefined && network !== null) {
    const spot = spotOf(gateway)
    const values: Values = [
      ['to', text(writer, 'default', spot)],
      ['via', borrowed(writer, gateway)],
    ]
    if (metric !== undefined) values.push(['metric', borrowed(writer, metric)])
    result.push(mapping(writer, values, spot))
  }
  for (const route of subnet.routes) {
    const { address, prefix, place } = route.network
    const absent: YamlNode = { kind: 'null', value: null, source: '', range: route.gatewaySpot.range }
    const via = route.gateway === undefined ? absent : borrowed(writer, route.gateway)
    if (route.gateway === undefined) writer.origin.set(absent, route.gatewaySpot)
    const values: Values = [
      ['to', text(writer, `${address}/${prefix}`, spotOf(place))],
      ['via', via],
    ]
    const cost = route.metric ?? metric
    const whole = route.metric === undefined ? null : intOf(route.metric.node)
    if (cost !== undefined && whole !== null && whole !== 0n)
      values.push(['metric', text(writer, whole.toString(), spotOf(cost))])
    else if (cost !== undefined) values.push(['metric', borrowed(writer, cost)])
    result.push(mapping(writer, values, route.spot))
  }
  return result
}

const dnsOf = (writer: Writer, device: Interface, fixed: readonly Subnet[]): Values => {
  const own = fixed.flatMap((subnet) => subnet.nameservers ?? [])
  const search = fixed.flatMap((subnet) => subnet.search ?? [])
  const addressed = fixed.some(({ network }) => network !== null)
  const none = own.length + search.length === 0 && addressed
  const lists: Values = [
    ...listOf(writer, 'addresses', none ? writer.state.nameservers : own, device.spot),
    ...listOf(writer, 'search', none ? writer.state.searchDomains : search, device.spot),
  ]
  return lists.length === 0 ? [] : [['nameservers', mapping(writer, lists, device.spot)]]
}

const listOf = (writer: Writer, key: string, words: readonly DnsItem[], spot: Spot): Values => {
  if (words.length === 0) return []
  const items = words.map(({ text: word, place }) =>
    word === null ? borrowed(writer, place) : text(writer, word, spotOf(place)),
  )
  return [[key, sequence(writer, items, spot)]]
}
