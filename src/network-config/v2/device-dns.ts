import { parsedRenderers } from '../fault.ts'
import type { NetworkState } from '../network-state.ts'
import { isTruthy, keyOf } from '../python-value.ts'
import { at, type Field, isMapping, keySpot, type Place, type Reading, report } from '../reading.ts'
import { dnsOneOrMany } from '../subnet.ts'

/**
 * Nameservers of each device of a section. A device without nameserver addresses ends the walk: the DNS of the
 * devices behind it is not recorded.
 */
export const applyDeviceDns = (reading: Reading, state: NetworkState, devices: readonly Field[]): void => {
  for (const id of devices) {
    if (!isMapping(id.value)) continue
    const dns = at(id.value, 'nameservers')
    if (!isMapping(dns)) continue
    const addresses = truthy(at(dns, 'addresses'))
    if (addresses === undefined) {
      report(
        reading,
        'dns-search-without-addresses',
        'skipped',
        parsedRenderers,
        keySpot(id.value, 'nameservers'),
      )
      return
    }
    const target = state.interfaces.get(keyOf(id.name) ?? '')
    if (target === undefined) continue
    target.dns = {
      nameservers: dnsOneOrMany(reading, addresses),
      search: dnsOneOrMany(reading, truthy(at(dns, 'search'))),
    }
  }
}

const truthy = (place: Place | undefined): Place | undefined =>
  place !== undefined && isTruthy(place.node) ? place : undefined
