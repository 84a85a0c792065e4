import { checkStp, joinBond, membersOf, reservePorts } from '../bonding.ts'
import { parsedRenderers } from '../fault.ts'
import { defineInterface } from '../interface.ts'
import { checkMac } from '../mac-check.ts'
import type { Interface, NetworkState } from '../network-state.ts'
import { isTruthy, textOf } from '../python-value.ts'
import {
  at,
  type Field,
  isMapping,
  type MappingPlace,
  misfitSpot,
  type Place,
  type Reading,
  raise,
  report,
  spotOf,
} from '../reading.ts'
import { readIpSettings } from './ip-settings.ts'
import { readParameters } from './parameters.ts'

export const ethernet = (reading: Reading, state: NetworkState, id: Field, device: MappingPlace): void => {
  const match = at(device, 'match')
  const setName = at(device, 'set-name')
  const renames = isTruthy(setName?.node)
  if (match !== undefined && !isMapping(match)) {
    const where = renames ? 'all' : reading.parsed
    report(reading, 'nc-v2-match-not-mapping', 'fatal', where, misfitSpot(match))
    return
  }
  const mac = isMapping(match) ? at(match, 'macaddress') : undefined
  const waited = renames && isTruthy(mac?.node)
  if (mac !== undefined) checkMac(reading, mac, waited)
  if (waited && isMapping(match)) checkSetName(reading, setName, match)
  const name = renames && setName !== undefined ? setName : undefined
  defineInterface(reading, state, {
    id: id.name,
    name: name?.node ?? id.name,
    type: 'physical',
    spot: name === undefined ? id.key : spotOf(name),
    mac,
    mtu: at(device, 'mtu'),
    subnets: readIpSettings(reading, device),
  })
}

/** The driver of the device named so is looked up, unless `match` says it. */
const checkSetName = (reading: Reading, setName: Place | undefined, match: MappingPlace): void => {
  if (setName === undefined || setName.node.kind === 'string') return
  if (isTruthy(at(match, 'driver')?.node) && isTruthy(at(match, 'device_id')?.node)) return
  report(reading, 'nc-v2-set-name-not-text', 'fatal', 'all', setName, { name: textOf(setName.node) })
}

const virtual = (
  reading: Reading,
  state: NetworkState,
  id: Field,
  device: MappingPlace,
  type: string,
): Interface | null => {
  const mac = at(device, 'macaddress')
  if (mac !== undefined) checkMac(reading, mac, false)
  return defineInterface(reading, state, {
    id: null,
    name: id.name,
    type,
    spot: id.key,
    mac,
    mtu: at(device, 'mtu'),
    subnets: readIpSettings(reading, device),
  })
}

export const vlan = (reading: Reading, state: NetworkState, id: Field, device: MappingPlace): void => {
  const result = virtual(reading, state, id, device, 'vlan')
  if (result === null) return
  result.vlanId = at(device, 'id')
  result.vlanLink = at(device, 'link')
}

export const bond = (reading: Reading, state: NetworkState, id: Field, device: MappingPlace): void => {
  const options = readParameters(reading, device, 'bond')
  const members = readMembers(reading, device, id)
  const result = virtual(reading, state, id, device, 'bond')
  if (result === null) return
  for (const [name, value] of options) result.options.set(name, value)
  if (members !== null) joinBond(reading, state, result, members)
}

export const bridge = (reading: Reading, state: NetworkState, id: Field, device: MappingPlace): void => {
  const options = readParameters(reading, device, 'bridge')
  const ports = readMembers(reading, device, id)
  if (ports !== null) reservePorts(reading, state, ports)
  const result = virtual(reading, state, id, device, 'bridge')
  if (result === null || ports === null) return
  result.bridgePorts = ports
  for (const [name, value] of options) result.options.set(name, value)
  checkStp(reading, result)
}

const readMembers = (reading: Reading, device: MappingPlace, id: Field): readonly Place[] | null => {
  const interfaces = at(device, 'interfaces')
  const members = interfaces === undefined ? null : membersOf(reading, interfaces)
  if (members === null) {
    if (interfaces === undefined || interfaces.node.kind === 'null') {
      raise(reading, 'bond-interfaces-missing', interfaces ?? id.key)
    } else raise(reading, 'members-not-list', misfitSpot(interfaces))
  } else if (interfaces !== undefined && interfaces.node.kind !== 'sequence') {
    report(reading, 'members-not-list', 'silent', parsedRenderers, misfitSpot(interfaces))
  }
  return members
}
