import type { Link, LinkKind, LinkRoute } from '../link.ts'
import { macOf, namesOf, settingsOf, textAt } from '../link-settings.ts'
import { isTruthy, textOf } from '../python-value.ts'
import {
  at,
  type Field,
  fieldsOf,
  isMapping,
  itemsOf,
  type MappingPlace,
  type Place,
  type Reading,
  spotOf,
  stringAt,
} from '../reading.ts'
import { isFalseWord } from './false-words.ts'
import { readIpSettings } from './ip-settings.ts'

const kindOf = new Map<string, LinkKind>([
  ['ethernets', 'physical'],
  ['bonds', 'bond'],
  ['bridges', 'bridge'],
  ['vlans', 'vlan'],
  ['wifis', 'wifi'],
  ['tunnels', 'other'],
  ['vrfs', 'other'],
  ['modems', 'other'],
  ['dummy-devices', 'other'],
  ['virtual-ethernets', 'other'],
  ['nm-devices', 'other'],
])

/** One link for each device of each section. */
export const readLinks = (reading: Reading, body: MappingPlace): readonly Link[] => {
  // The faults of the devices are already told; this pass only collects their values.
  const silent: Reading = { ...reading, faults: [] }
  return fieldsOf(silent, body).flatMap((section) => {
    const kind = section.name.kind === 'string' ? kindOf.get(section.name.value) : undefined
    if (kind === undefined) return []
    return fieldsOf(silent, section.value).flatMap((id) =>
      isMapping(id.value) ? [linkOf(silent, id, id.value, kind)] : [],
    )
  })
}

const linkOf = (reading: Reading, id: Field, device: MappingPlace, kind: LinkKind): Link => {
  const physical = kind === 'physical' || kind === 'wifi'
  const match = physical ? at(device, 'match') : undefined
  const inMatch = (key: string) => (isMapping(match) ? at(match, key) : undefined)
  const name = textOf(id.name)
  const setName = physical ? truthyText(at(device, 'set-name')) : null
  const mac = macOf(inMatch('macaddress'))
  const settings = settingsOf(readIpSettings(reading, device))
  return {
    id: name,
    kind,
    name: setName ?? name,
    mac,
    matchName: stringAt(inMatch('name')),
    matchDrivers: textsOf(inMatch('driver')),
    matchesAny: isMapping(match) && fieldsOf(reading, match).length === 0,
    setName,
    waited: kind === 'physical' && mac !== null && setName !== null,
    dhcp4: settings.dhcp4 && !isFalseWord(at(device, 'dhcp4')),
    dhcp6: settings.dhcp6 && !isFalseWord(at(device, 'dhcp6')),
    slaac: isTruthy(at(device, 'accept-ra')?.node) && !isFalseWord(at(device, 'accept-ra')),
    addresses: settings.addresses,
    gateways: [at(device, 'gateway4'), at(device, 'gateway6')].flatMap((place) =>
      place === undefined || !isTruthy(place.node) ? [] : [textAt(place)],
    ),
    nameservers: nameserversOf(device),
    routes: routesOf(reading, device),
    members: membersOf(device, kind),
    ...id.key,
  }
}

const truthyText = (place: Place | undefined): string | null =>
  place !== undefined && isTruthy(place.node) ? textOf(place.node) : null

const textsOf = (place: Place | undefined): readonly string[] => {
  const one = stringAt(place)
  return one === null ? namesOf(place) : [one]
}

const nameserversOf = (device: MappingPlace): readonly string[] => {
  const dns = at(device, 'nameservers')
  return isMapping(dns) ? textsOf(at(dns, 'addresses')) : []
}

const routesOf = (reading: Reading, device: MappingPlace): readonly LinkRoute[] => {
  const routes = at(device, 'routes')
  return (routes === undefined ? [] : itemsOf(reading, routes)).flatMap((item) => {
    const to = isMapping(item) ? truthyText(at(item, 'to')) : null
    if (!isMapping(item) || to === null) return []
    return [{ to, via: truthyText(at(item, 'via')), metric: truthyText(at(item, 'metric')), ...spotOf(item) }]
  })
}

const membersOf = (device: MappingPlace, kind: LinkKind): readonly string[] => {
  if (kind !== 'vlan') return namesOf(at(device, 'interfaces'))
  const link = truthyText(at(device, 'link'))
  return link === null ? [] : [link]
}
