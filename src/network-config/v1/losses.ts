import { parsedRenderers, type Renderer } from '../fault.ts'
import { isPythonIp } from '../ip-address.ts'
import { checkNames } from '../names.ts'
import { type Interface, isDynamicIpv6, isStatic, type NetworkState, type Subnet } from '../network-state.ts'
import { textOf } from '../python-value.ts'
import { reachOf, shownSubnets } from '../reach.ts'
import { type Reading, report, spotOf } from '../reading.ts'
import { routeFacts } from '../route.ts'
import { checkBondOptions } from './bond-options.ts'

/** Settings of version 1 that get lost or changed without a message. */
export const checkLosses = (reading: Reading, state: NetworkState): void => {
  const devices = [...state.interfaces.values()]
  checkNames(reading, devices)
  for (const device of devices) {
    for (const subnet of device.subnets) checkSubnet(reading, device, subnet)
    checkReach(reading, device)
    if (device.type === 'bond') checkBondOptions(reading, device)
    checkKind(reading, device)
    const own = device.dns?.nameservers[0]
    if (own !== undefined)
      report(reading, 'nc-v1-interface-dns-lost', 'silent', ['netplan', 'eni'], own.place, {
        name: textOf(device.name),
        server: own.text,
      })
  }
  const deaf: readonly Renderer[] = ['netplan', 'network-manager', 'sysconfig']
  for (const route of state.routes) {
    report(reading, 'nc-v1-route-item-lost', 'silent', deaf, route.spot, routeFacts(route))
  }
  checkGlobalDns(reading, state, devices)
}

const checkSubnet = (reading: Reading, device: Interface, subnet: Subnet): void => {
  if (isStatic(subnet.type)) checkStatic(reading, subnet)
  else if (device.type !== 'loopback') checkDynamic(reading, subnet)
}

const checkStatic = (reading: Reading, subnet: Subnet): void => {
  const { network, gateway } = subnet
  if (network === null) return
  if (network.assumed) {
    const args = { address: network.address, prefix: network.prefix }
    report(reading, 'prefix-missing-v1', 'silent', 'all', network.place, args)
  }
  const text = gateway === undefined ? null : textOf(gateway.node)
  if (gateway !== undefined && text !== null && !isPythonIp(text))
    report(reading, 'gateway-malformed', 'silent', parsedRenderers, gateway, { gateway: text })
}

/** A gateway in no subnet of its interface, none of which a DHCP server or router chooses. */
const checkReach = (reading: Reading, { subnets }: Interface): void => {
  const dynamic = { 4: subnets.some(({ type }) => /^dhcp4?$/.test(type)), 6: subnets.some(isDynamic6) }
  const networks = subnets.flatMap(({ network }) => network ?? [])
  const reaches = reachOf(networks)
  for (const { network, gateway } of subnets) {
    const text = gateway === undefined ? '' : textOf(gateway.node)
    if (network === null || gateway === undefined || !isPythonIp(text)) continue
    if (dynamic[text.includes(':') ? 6 : 4] || reaches(text) !== false) continue
    const lost: readonly Renderer[] = ['eni', 'sysconfig', 'network-manager']
    const args = { gateway: text, addresses: shownSubnets(networks) }
    report(reading, 'gateway-outside-subnets', 'silent', lost, gateway, args)
  }
}

const isDynamic6 = ({ type }: Subnet): boolean => isDynamicIpv6(type)

const knownTypes = new Set([
  'dhcp',
  'dhcp4',
  'dhcp6',
  'manual',
  'ipv6_slaac',
  'ipv6_dhcpv6-stateful',
  'ipv6_dhcpv6-stateless',
])

const checkDynamic = (reading: Reading, subnet: Subnet): void => {
  const args = { type: subnet.type }
  if (!knownTypes.has(subnet.type)) {
    const where: readonly Renderer[] = subnet.type.startsWith('dhcp')
      ? ['networkd', 'eni', 'network-manager']
      : ['netplan', 'networkd', 'eni', 'network-manager']
    report(reading, 'nc-v1-subnet-type-unknown', 'silent', where, subnet.spot, args)
  }
  const [route] = subnet.routes
  if (route !== undefined)
    report(reading, 'nc-v1-routes-under-dhcp-lost', 'silent', ['netplan'], route.spot, {
      ...args,
      ...routeFacts(route),
    })
  const dns = subnet.nameservers?.[0] ?? subnet.search?.[0]
  if (dns !== undefined) report(reading, 'nc-v1-dns-under-dhcp-lost', 'silent', ['netplan'], dns.place, args)
  if (subnet.gateway !== undefined) {
    report(reading, 'nc-v1-gateway-under-dhcp-lost', 'silent', ['netplan'], spotOf(subnet.gateway), {
      ...args,
      gateway: textOf(subnet.gateway.node),
    })
  }
}

const checkKind = (reading: Reading, device: Interface): void => {
  const name = textOf(device.name)
  if (device.type === 'infiniband' && device.subnets.length > 0) {
    report(reading, 'nc-v1-infiniband-lost', 'silent', ['netplan'], device.spot, { name })
  }
  if (device.type === 'loopback' && device.subnets.some((subnet) => isLost(name, subnet))) {
    const lost: readonly Renderer[] = ['netplan', 'network-manager', 'sysconfig']
    report(reading, 'nc-v1-loopback-lost', 'silent', lost, device.spot, { name })
  }
}

/** `lo` has its own two addresses in every guest. */
const isLost = (name: string, { network }: Subnet): boolean =>
  network !== null && !(name === 'lo' && ['127.0.0.1', '::1'].includes(network.address))

/** netplan gives global DNS only to interfaces with static addresses and no DNS of their own. */
const checkGlobalDns = (reading: Reading, state: NetworkState, devices: readonly Interface[]): void => {
  const [first] = state.nameservers
  if (first === undefined || devices.length === 0) return
  const takes = ({ type, subnets }: Interface): boolean =>
    type !== 'loopback' && type !== 'infiniband' && subnets.some(({ network }) => network !== null)
  if (!devices.some(takes)) report(reading, 'nc-v1-global-dns-lost', 'silent', ['netplan'], first.place)
}
