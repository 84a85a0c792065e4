import { ipv4Prefix, ipv6Prefix, parseNetwork } from '../ip-address.ts'
import type { Link, LinkAddress, LinkKind, LinkRoute } from '../link.ts'
import { macOf, namesOf, soundsLikeAddress, textAt } from '../link-settings.ts'
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
  shownAt,
  spotOf,
  stringAt,
} from '../reading.ts'
import { isFalseWord } from './false-words.ts'

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
  return {
    id: name,
    kind,
    name: setName ?? name,
    nameSpot: shownAt(setName === null ? id.key : spotOf(at(device, 'set-name') ?? id.value)),
    mac,
    matchName: stringAt(inMatch('name')),
    matchDrivers: textsOf(inMatch('driver')),
    matchesAny: isMapping(match) && fieldsOf(reading, match).length === 0,
    setName,
    waited: kind === 'physical' && mac !== null && setName !== null,
    dhcp4: switchedOn(device, 'dhcp4'),
    dhcp6: switchedOn(device, 'dhcp6'),
    slaac: switchedOn(device, 'accept-ra'),
    addresses: addressesOf(reading, device),
    wantsAddress: kind === 'other' || wantsAddress(device),
    gateways: [at(device, 'gateway4'), at(device, 'gateway6')].flatMap((place) =>
      place === undefined || !isTruthy(place.node) ? [] : [textAt(place)],
    ),
    nameservers: nameserversOf(device),
    routes: routesOf(reading, device),
    members: membersOf(device, kind),
    ...shownAt(id.key),
  }
}

const switchedOn = (device: MappingPlace, key: string): boolean => {
  const place = at(device, key)
  return isTruthy(place?.node) && !isFalseWord(place)
}

/** As text, or with netplan's options behind them. */
const addressesOf = (reading: Reading, device: MappingPlace): readonly LinkAddress[] => {
  const addresses = at(device, 'addresses')
  return (addresses === undefined ? [] : itemsOf(reading, addresses)).flatMap((item) => {
    const [first] = isMapping(item) ? fieldsOf(reading, item) : []
    const spot = shownAt(first?.key ?? spotOf(item))
    const network = parseNetwork(textOf(first?.name ?? item.node))
    if (network === null) return []
    const prefix =
      network.suffix === null ? null : (network.version === 4 ? ipv4Prefix : ipv6Prefix)(network.suffix)
    return [{ text: `${network.address}/${prefix ?? (network.version === 4 ? 24 : 64)}`, ...spot }]
  })
}

const switches = ['dhcp4', 'dhcp6', 'accept-ra']

/** DHCP or an address, or a key that was meant to be one of them. */
const wantsAddress = (device: MappingPlace): boolean =>
  isTruthy(at(device, 'addresses')?.node) ||
  switches.some((key) => switchedOn(device, key)) ||
  namesOf(at(device, 'link-local')).includes('ipv4') ||
  device.node.entries.some(({ key }) => soundsLikeAddress(textOf(key)) && !knownKey.test(textOf(key)))

const knownKey = /^(dhcp[46](-overrides|domain)?|dhcp-identifier|addresses)$/

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
    const via = at(item, 'via')
    return [
      {
        to,
        via: truthyText(via),
        viaSpot: via === undefined ? null : shownAt(spotOf(via)),
        onLink: isTruthy(at(item, 'on-link')?.node),
        metric: truthyText(at(item, 'metric')),
        table: truthyText(at(item, 'table')),
        ...shownAt(spotOf(item)),
      },
    ]
  })
}

const membersOf = (device: MappingPlace, kind: LinkKind): readonly string[] => {
  if (kind !== 'vlan') return namesOf(at(device, 'interfaces'))
  const link = truthyText(at(device, 'link'))
  return link === null ? [] : [link]
}
