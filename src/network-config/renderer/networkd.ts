import type { FaultArgs } from '../fault.ts'
import type { FaultCode } from '../fault-codes.ts'
import type { DnsItem, Interface, NetworkState } from '../network-state.ts'
import { isTruthy, keyOf, textOf } from '../python-value.ts'
import {
  at,
  fieldsOf,
  isMapping,
  itemsOf,
  keySpot,
  type MappingPlace,
  misfitSpot,
  type Place,
  type Reading,
  report,
  type Spot,
} from '../reading.ts'

const crash = (reading: Reading, code: FaultCode, place: Place | Spot, args?: FaultArgs): void =>
  report(reading, code, 'fatal', ['networkd'], place, args)

/** Where writing systemd-networkd's files raises. */
export const checkNetworkd = (reading: Reading, state: NetworkState, body: MappingPlace | null): void => {
  checkPortCosts(reading, state)
  for (const device of state.interfaces.values()) {
    checkDns(reading, state, device)
    checkParent(reading, device)
  }
  if (body === null) return
  checkEthernets(reading, state, body)
  checkPolicies(reading, state, body)
}

/** Costs and priorities are looked up by port, so the list that version 1 documents stops it. */
const checkPortCosts = (reading: Reading, state: NetworkState): void => {
  const names = new Set([...state.interfaces.values()].map((device) => keyOf(device.name)))
  for (const bridge of state.interfaces.values()) {
    const ports = bridge.type === 'bridge' ? (bridge.bridgePorts ?? []) : []
    if (!ports.some((port) => names.has(keyOf(port.node)))) continue
    for (const key of ['bridge_pathcost', 'bridge_portprio']) {
      const value = bridge.options.get(key)
      if (value === undefined || !isTruthy(value.node) || isMapping(value)) continue
      const listed = value.node.kind === 'sequence'
      if (listed) crash(reading, 'bridge-pathcost-list', value, { key })
      else crash(reading, 'bridge-path-cost-not-mapping', misfitSpot(value), { key })
    }
  }
}

/** VLANs are kept by their parent, which must be able to be a key. */
const checkParent = (reading: Reading, { type, vlanId, vlanLink }: Interface): void => {
  if (type !== 'vlan' || vlanLink === undefined || keyOf(vlanLink.node) !== null) return
  if (vlanId === undefined || vlanId.node.kind === 'null') return
  crash(reading, 'vlan-link-missing', vlanLink)
}

const checkDns = (reading: Reading, state: NetworkState, device: Interface): void => {
  for (const subnet of device.subnets) {
    if (subnet.address === undefined) continue
    checkText(reading, subnet.nameservers ?? [])
    checkText(reading, subnet.search ?? [])
  }
  const global = reading.version === 1 && device.dns === undefined
  checkText(reading, global ? state.nameservers : (device.dns?.nameservers ?? []))
  checkText(reading, global ? state.searchDomains : (device.dns?.search ?? []))
}

const checkText = (reading: Reading, items: readonly DnsItem[]): void => {
  const odd = items.find((item) => item.text === null)
  if (odd !== undefined) crash(reading, 'dns-not-text', odd.place, { value: textOf(odd.place.node) })
}

/** For every interface the ethernets section is consulted, also for bonds, bridges and VLANs. */
const checkEthernets = (reading: Reading, state: NetworkState, body: MappingPlace): void => {
  const section = at(body, 'ethernets')
  if (section === undefined) {
    const [first] = state.interfaces.values()
    if (first !== undefined) crash(reading, 'nc-v2-no-ethernets', first.spot)
    return
  }
  for (const id of fieldsOf(reading, section)) {
    if (!isMapping(id.value)) continue
    checkDomains(reading, id.value, 4)
    checkDomains(reading, id.value, 6)
  }
}

const checkDomains = (reading: Reading, device: MappingPlace, family: 4 | 6): void => {
  if (at(device, `dhcp${family}domain`) === undefined) return
  const overrides = at(device, `dhcp${family}-overrides`)
  if (isMapping(overrides) && at(overrides, 'use-domains') !== undefined) {
    crash(reading, 'dhcp-domain-twice', keySpot(device, `dhcp${family}domain`))
  } else if (overrides?.node.kind === 'null') {
    crash(reading, 'dhcp-overrides-not-mapping', misfitSpot(overrides))
  }
}

const checkPolicies = (reading: Reading, state: NetworkState, body: MappingPlace): void => {
  const names = new Set([...state.interfaces.values()].map((device) => keyOf(device.name)))
  for (const name of ['ethernets', 'bonds', 'vlans', 'bridges']) {
    const section = at(body, name)
    if (section === undefined) continue
    for (const id of fieldsOf(reading, section)) {
      if (isMapping(id.value) && names.has(keyOf(id.name))) checkPolicy(reading, id.value)
    }
  }
}

const checkPolicy = (reading: Reading, device: MappingPlace): void => {
  const policy = at(device, 'routing-policy')
  if (policy === undefined || !isTruthy(policy.node)) return
  const rules = itemsOf(reading, policy)
  if (policy.node.kind === 'sequence' && rules.every((rule) => isMapping(rule))) return
  crash(reading, 'nc-v2-routing-policy-not-list', misfitSpot(policy))
}
