import { child } from '../../yaml/lookup.ts'
import { textOf } from '../python-value.ts'
import { at, fieldsOf, type MappingPlace, type Reading, report, spotOf } from '../reading.ts'

const device = [
  'type',
  'name',
  'mac_address',
  'mtu',
  'subnets',
  'accept-ra',
  'params',
  'wakeonlan',
  'optional',
  'keep_configuration',
  'config_id',
]

/** Keys that an entry must have, else it is skipped with a warning. */
const required: Readonly<Record<string, readonly string[]>> = {
  physical: ['name'],
  loopback: ['name'],
  infiniband: ['name'],
  bond: ['name', 'bond_interfaces', 'params'],
  bridge: ['name', 'bridge_interfaces'],
  vlan: ['name', 'vlan_id', 'vlan_link'],
  nameserver: ['address'],
  route: ['destination'],
}

/** Keys that cloud-init reads; any other has no effect and no message. */
const known: Readonly<Record<string, ReadonlySet<string>>> = {
  physical: new Set(device),
  loopback: new Set(device),
  infiniband: new Set(device),
  bond: new Set([...device, 'bond_interfaces']),
  bridge: new Set([...device, 'bridge_interfaces']),
  vlan: new Set([...device, 'vlan_id', 'vlan_link']),
  nameserver: new Set(['type', 'address', 'search', 'interface']),
  route: new Set([
    'type',
    'destination',
    'network',
    'netmask',
    'prefix',
    'gateway',
    'metric',
    'mtu',
    'table',
  ]),
}

/** `false` when the entry lacks a required key and is skipped. */
export const checkEntryKeys = (reading: Reading, entry: MappingPlace, type: string): boolean => {
  const readable = known[type] ?? new Set<string>()
  for (const { name, key } of fieldsOf(reading, entry)) {
    const text = textOf(name)
    if (name.kind !== 'string' || !readable.has(text)) {
      report(reading, 'nc-v1-unknown-key', 'silent', 'all', key, { key: text, type })
    }
  }
  const missing = (required[type] ?? []).find((key) => child(entry.node, key) === undefined)
  if (missing === undefined) return true
  const spot = spotOf(at(entry, 'type') ?? entry)
  report(reading, 'nc-v1-entry-key-missing', 'skipped', 'all', spot, { key: missing, type })
  return false
}
