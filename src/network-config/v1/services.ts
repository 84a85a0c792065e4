import type { DnsItem, NetworkState } from '../network-state.ts'
import { keyOf, textOf } from '../python-value.ts'
import { at, type MappingPlace, type Place, type Reading, raise, report } from '../reading.ts'
import { routeOf } from '../route.ts'
import { dnsOneOrMany } from '../subnet.ts'

interface InterfaceDns {
  readonly place: Place
  readonly nameservers: readonly DnsItem[]
  readonly search: readonly DnsItem[]
}

export type DnsByInterface = Map<string, InterfaceDns>

export const nameserver = (
  reading: Reading,
  state: NetworkState,
  dns: DnsByInterface,
  entry: MappingPlace,
): void => {
  const nameservers = dnsOneOrMany(reading, at(entry, 'address'))
  const search = dnsOneOrMany(reading, at(entry, 'search'))
  const place = at(entry, 'interface')
  if (place === undefined) {
    state.nameservers.push(...nameservers)
    state.searchDomains.push(...search)
    return
  }
  const key = keyOf(place.node)
  if (key === null) {
    raise(reading, 'nc-v1-nameserver-unknown-interface', place, { name: '' })
    return
  }
  if (dns.has(key)) {
    report(reading, 'nc-v1-nameserver-repeated', 'silent', 'all', place, { name: textOf(place.node) })
  }
  dns.set(key, { place, nameservers, search })
}

/** After all entries: each interface that a nameserver entry names must exist by then. */
export const applyInterfaceDns = (reading: Reading, state: NetworkState, dns: DnsByInterface): void => {
  for (const [key, { place, nameservers, search }] of dns) {
    const target = state.interfaces.get(key)
    if (target === undefined) {
      raise(reading, 'nc-v1-nameserver-unknown-interface', place, { name: textOf(place.node) })
    } else {
      target.dns = { nameservers, search }
    }
  }
}

export const route = (reading: Reading, state: NetworkState, entry: MappingPlace): void => {
  const result = routeOf(reading, entry)
  if (result !== null) state.routes.push(result)
}
