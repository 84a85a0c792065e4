import { gluedKey } from '../../yaml/glued-key.ts'
import { parsedRenderers } from '../fault.ts'
import type { NetworkState } from '../network-state.ts'
import { isTruthy, keyOf, textOf } from '../python-value.ts'
import {
  at,
  type Field,
  fieldsOf,
  isMapping,
  keySpot,
  type MappingPlace,
  type Reading,
  raise,
  report,
} from '../reading.ts'
import { applyDeviceDns } from './device-dns.ts'
import { bond, bridge, ethernet, vlan } from './devices.ts'

/** Reads version 2 as the parser does that every renderer but netplan needs, section by section. */
export const readSections = (reading: Reading, state: NetworkState, body: MappingPlace): void => {
  for (const section of fieldsOf(reading, body)) {
    const name = textOf(section.name)
    if (section.name.kind === 'string' && (name === 'version' || name === 'renderer')) continue
    readSection(reading, state, section, section.name.kind === 'string' ? name : '')
  }
}

type Handler = (reading: Reading, state: NetworkState, id: Field, device: MappingPlace) => void

const handlers = new Map<string, Handler>([
  ['ethernets', ethernet],
  ['bonds', bond],
  ['bridges', bridge],
  ['vlans', vlan],
])

const netplanOnly = new Set([
  'tunnels',
  'vrfs',
  'modems',
  'dummy-devices',
  'virtual-ethernets',
  'nm-devices',
  'openvswitch',
])

/** Version 1's kinds have handlers too; as a section they lack the keys of an entry and are skipped. */
const version1Kinds = new Set([
  'physical',
  'loopback',
  'infiniband',
  'bond',
  'bridge',
  'vlan',
  'nameserver',
  'route',
])

const readSection = (reading: Reading, state: NetworkState, section: Field, name: string): void => {
  const handler = handlers.get(name)
  if (handler !== undefined) readDevices(reading, state, section, name, handler)
  else if (name === 'wifis') readWifis(reading, section)
  else if (name === 'config') raise(reading, 'nc-v2-with-config-list', section.key)
  else if (version1Kinds.has(name) && isIterable(section)) {
    report(reading, 'nc-v2-section-unknown', 'skipped', parsedRenderers, section.key, { section: name })
  } else if (netplanOnly.has(name)) {
    raise(reading, 'nc-v2-section-netplan-only', section.key, { section: name })
    for (const id of fieldsOf(reading, section.value)) state.foreign.add(keyOf(id.name) ?? '')
  } else raise(reading, 'nc-v2-section-unknown', section.key, { section: textOf(section.name) })
}

const isIterable = ({ value: { node } }: Field): boolean =>
  node.kind === 'mapping' || node.kind === 'sequence' || node.kind === 'string'

const readDevices = (
  reading: Reading,
  state: NetworkState,
  section: Field,
  name: string,
  handler: Handler,
): void => {
  // The physical-device wait walks ethernets for every renderer, netplan included.
  const where = name === 'ethernets' ? 'all' : reading.parsed
  if (!isMapping(section.value)) {
    report(reading, 'nc-v2-section-not-mapping', 'fatal', where, section.key, { section: name })
    return
  }
  const fields = fieldsOf(reading, section.value)
  for (const id of fields) {
    if (isMapping(id.value)) handler(reading, state, id, id.value)
    else report(reading, deviceCode(id), 'fatal', where, id.key, { section: name, ...gluedIn(id) })
  }
  applyDeviceDns(reading, state, fields)
}

const gluedIn = ({ value }: Field) => {
  const glued = gluedKey(value.node)
  return glued === undefined ? {} : { glued }
}

const deviceCode = (id: Field) =>
  textOf(id.name) === 'renderer' && id.value.node.kind === 'string'
    ? 'nc-v2-renderer-in-section'
    : 'nc-v2-device-null'

const readWifis = (reading: Reading, section: Field): void => {
  report(reading, 'nc-wifis', 'skipped', parsedRenderers, section.key)
  if (!isMapping(section.value)) {
    raise(reading, 'nc-v2-section-not-mapping', section.key, { section: 'wifis' })
    return
  }
  for (const id of fieldsOf(reading, section.value)) {
    const { kind } = id.value.node
    if (isMapping(id.value)) checkWifiDns(reading, id.value)
    else if (kind !== 'string' && kind !== 'sequence') {
      raise(reading, 'nc-v2-device-null', id.key, { section: 'wifis' })
    }
  }
}

/** DNS with addresses is looked up in a device that the skipped section never made. */
const checkWifiDns = (reading: Reading, device: MappingPlace): void => {
  const dns = at(device, 'nameservers')
  if (dns === undefined) return
  const listed = isMapping(dns) ? at(dns, 'addresses') : dns
  if (!isMapping(dns) || isTruthy(listed?.node))
    raise(reading, 'nc-wifis', keySpot(device, 'nameservers'), { nameservers: true })
}
