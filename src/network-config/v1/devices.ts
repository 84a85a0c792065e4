import { checkStp, copyOptions, joinBond, membersOf, reservePorts } from '../bonding.ts'
import { defineInterface } from '../interface.ts'
import { checkEmptyMac, checkMac } from '../mac-check.ts'
import type { Interface, NetworkState } from '../network-state.ts'
import {
  at,
  isMapping,
  type MappingPlace,
  type Place,
  type Reading,
  raise,
  report,
  spotOf,
} from '../reading.ts'
import { readSubnets } from '../subnet.ts'

/** What every device entry has in common; `null` after an exception. */
const define = (
  reading: Reading,
  state: NetworkState,
  entry: MappingPlace,
  type: string,
): Interface | null => {
  const params = at(entry, 'params')
  if (params !== undefined && !isMapping(params)) {
    raise(reading, 'nc-v1-params-not-mapping', params)
    return null
  }
  const name = at(entry, 'name') ?? entry
  const mac = at(entry, 'mac_address')
  if (mac !== undefined) {
    checkMac(reading, mac, type === 'physical')
    checkEmptyMac(reading, mac, type)
  }
  const subnets = readSubnets(reading, at(entry, 'subnets'))
  const spot = spotOf(name)
  const result = defineInterface(reading, state, {
    id: null,
    name: name.node,
    type,
    spot,
    mac,
    mtu: at(entry, 'mtu'),
    subnets,
    critical: at(entry, 'keep_configuration'),
  })
  if (result !== null) copyOptions(reading, result, params)
  return result
}

export const physical = (reading: Reading, state: NetworkState, entry: MappingPlace, type: string): void => {
  define(reading, state, entry, type)
}

export const vlan = (reading: Reading, state: NetworkState, entry: MappingPlace, type: string): void => {
  const result = define(reading, state, entry, type)
  if (result === null) return
  result.vlanId = at(entry, 'vlan_id')
  result.vlanLink = at(entry, 'vlan_link')
}

export const bond = (reading: Reading, state: NetworkState, entry: MappingPlace, type: string): void => {
  const result = define(reading, state, entry, type)
  const members = readMembers(reading, at(entry, 'bond_interfaces'))
  if (result !== null && members !== null) joinBond(reading, state, result, members)
}

export const bridge = (reading: Reading, state: NetworkState, entry: MappingPlace, type: string): void => {
  const ports = readMembers(reading, at(entry, 'bridge_interfaces'))
  if (ports !== null) reservePorts(reading, state, ports)
  const result = define(reading, state, entry, type)
  if (result === null || ports === null) return
  result.bridgePorts = portsAmong(reading, result) ?? ports
  checkStp(reading, result)
}

/** `bridge_ports` among the params replaces `bridge_interfaces`. */
const portsAmong = (reading: Reading, { options }: Interface): readonly Place[] | null => {
  const place = options.get('bridge_ports')
  if (place === undefined) return null
  const args = { key: 'bridge_ports' }
  if (place.node.kind === 'null') {
    report(reading, 'members-not-list', 'fatal', ['sysconfig', 'network-manager'], place, args)
    return null
  }
  const ports = membersOf(reading, place)
  if (ports === null) report(reading, 'members-not-list', 'fatal', withPorts, place, args)
  return ports
}

/** Those that look at each port; eni writes down whatever it is given. */
const withPorts = ['netplan', 'networkd', 'sysconfig', 'network-manager'] as const

const readMembers = (reading: Reading, place: Place | undefined): readonly Place[] | null => {
  if (place === undefined) return null
  const members = membersOf(reading, place)
  if (members === null) raise(reading, 'bond-interfaces-missing', place)
  return members
}
