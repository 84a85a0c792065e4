import type { Link, LinkKind } from '../link.ts'
import { macOf, namesOf, settingsOf, soundsLikeAddress } from '../link-settings.ts'
import type { NetworkState } from '../network-state.ts'
import { isTruthy, keyOf, textOf } from '../python-value.ts'
import {
  at,
  isMapping,
  itemsOf,
  type MappingPlace,
  type Place,
  type Reading,
  shownAt,
  spotOf,
  stringAt,
} from '../reading.ts'
import { readSubnets } from '../subnet.ts'

const kinds: ReadonlySet<string> = new Set(['physical', 'bond', 'bridge', 'vlan', 'loopback', 'infiniband'])

const isKind = (type: string | null): type is LinkKind => type !== null && kinds.has(type)

/** One link for each entry of `config` that describes a device and has a name. */
export const readLinks = (reading: Reading, config: Place, state: NetworkState): readonly Link[] => {
  // The faults of the entries are already told; this pass only collects their values.
  const silent: Reading = { ...reading, faults: [] }
  return itemsOf(silent, config).flatMap((item) => {
    const type = isMapping(item) ? stringAt(at(item, 'type')) : null
    return isMapping(item) && isKind(type) ? linkOf(silent, item, type, state) : []
  })
}

const linkOf = (
  reading: Reading,
  entry: MappingPlace,
  kind: LinkKind,
  state: NetworkState,
): readonly Link[] => {
  const name = at(entry, 'name')
  if (name === undefined || keyOf(name.node) === null) return []
  const text = textOf(name.node)
  const mac = macOf(at(entry, 'mac_address'))
  const settings = settingsOf(readSubnets(reading, at(entry, 'subnets')))
  const dns = state.interfaces.get(keyOf(name.node) ?? '')?.dns?.nameservers ?? []
  return [
    {
      ...settings,
      id: text,
      kind,
      name: text,
      nameSpot: shownAt(spotOf(name)),
      mac,
      matchName: null,
      matchesAny: false,
      matchDrivers: driversOf(entry),
      setName: kind === 'physical' && mac !== null ? text : null,
      waited: kind === 'physical' && mac !== null,
      nameservers: [...settings.nameservers, ...dns.flatMap((item) => item.text ?? [])],
      members: membersOf(entry, kind),
      wantsAddress: wantsAddress(reading, entry),
      ...shownAt(spotOf(name)),
    },
  ]
}

/** Any subnet but a manual one, or a key that was meant to be one. */
const wantsAddress = (reading: Reading, entry: MappingPlace): boolean => {
  const subnets = at(entry, 'subnets')
  const items = subnets === undefined ? [] : itemsOf(reading, subnets)
  const types = items.map((item) => (isMapping(item) ? stringAt(at(item, 'type')) : null))
  if (types.some((type) => type !== 'manual' && type !== 'loopback')) return true
  const misread = subnets !== undefined && subnets.node.kind !== 'sequence' && isTruthy(subnets.node)
  return misread || entry.node.entries.some(({ key }) => soundsLikeAddress(textOf(key)))
}

const driversOf = (entry: MappingPlace): readonly string[] => {
  const params = at(entry, 'params')
  const driver = isMapping(params) ? stringAt(at(params, 'driver')) : null
  return driver === null ? [] : [driver]
}

const membersOf = (entry: MappingPlace, kind: LinkKind): readonly string[] => {
  if (kind !== 'vlan') return namesOf(at(entry, `${kind}_interfaces`))
  const link = at(entry, 'vlan_link')
  return link === undefined || !isTruthy(link.node) ? [] : [textOf(link.node)]
}
