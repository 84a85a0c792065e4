import { isConnected, isNic, type ObservedLink } from '../log/observed-link.ts'
import type { SerialLog } from '../log/serial-log.ts'
import type { Link } from '../network-config/link.ts'
import type { Forecast } from './forecast.ts'
import type { ForecastLink } from './forecast-link.ts'
import { globMatches } from './glob.ts'

/** A NIC that the guest showed, and what the seed and the VM had in mind for it. */
export interface SeenLink {
  readonly seen: ObservedLink
  readonly expected: ForecastLink | null
  /** Whether it should have an address; `null` where neither seed nor VM is known. */
  readonly wanted: boolean | null
}

/** The NICs of the log, joined with the forecast by MAC, then by name. */
export function seenLinks(
  log: SerialLog | null,
  { networkSource, links }: Forecast,
  entries: readonly Link[],
): readonly SeenLink[] {
  return (log?.links ?? []).filter(isNic).map((seen) => {
    const expected =
      links.find(({ mac }) => mac !== null && mac === seen.mac) ??
      links.find((link) => link.name !== null && fitsName(link.name, seen)) ??
      null
    return { seen, expected, wanted: wantedOf(seen, expected, networkSource, entries) }
  })
}

function wantedOf(
  seen: ObservedLink,
  expected: ForecastLink | null,
  source: Forecast['networkSource'],
  entries: readonly Link[],
): boolean | null {
  if (entries.some(({ members }) => members.includes(seen.name))) return false
  if (source === 'seed' && entries.length > 0 && expected === null)
    return entryFor(seen, entries) === undefined ? false : null
  if (expected === null) return null
  if (expected.method === 'none' || expected.method === 'manual') return source === 'seed' ? false : null
  return true
}

/** The entry of network-config that is for this NIC, now that its name and MAC are known. */
export const entryFor = (seen: ObservedLink, entries: readonly Link[]): Link | undefined =>
  entries.find(({ mac }) => mac?.normal != null && mac.normal === seen.mac) ??
  entries.find((entry) => isNamedBy(entry, seen))

/** By its own name, the name or glob that it matches, or the one that it gives. */
export const isNamedBy = (entry: Link, { name }: ObservedLink): boolean =>
  entry.setName === name ||
  entry.matchesAny ||
  (entry.matchName === null
    ? entry.mac === null && entry.matchDrivers.length === 0 && fitsName(entry.name, { name })
    : globMatches(entry.matchName, name))

/** Old releases print names in lower case. */
const fitsName = (name: string, seen: { readonly name: string }): boolean =>
  name === seen.name || name.toLowerCase() === seen.name

/** What the table comes to. */
export type Sight = 'connected' | 'down' | 'unseen'

export function sightOf(log: SerialLog | null): Sight {
  const nics = (log?.links ?? []).filter(isNic)
  if (nics.length === 0) return 'unseen'
  return nics.some(isConnected) ? 'connected' : 'down'
}
