import { type Fault, parsedRenderers } from './fault.ts'
import type { Link } from './link.ts'

/** A document that configures devices and gives none of them an address. */
export const noAddressFaults = (links: readonly Link[]): readonly Fault[] => {
  const outward = links.filter(({ kind }) => kind !== 'loopback')
  const [first] = outward
  if (first === undefined || outward.some(({ wantsAddress }) => wantsAddress)) return []
  const { range, path } = first
  return [{ code: 'no-address-at-all', effect: 'none', renderers: 'all', path, range, args: {} }]
}

/** Default routes that have the same metric in the same family: which one wins is chance. Only netplan keeps tables apart. */
export const defaultRouteFaults = (links: readonly Link[]): readonly Fault[] => {
  const inTable = new Map<string, string>()
  const seen = new Map<string, string>()
  return links.flatMap((link) =>
    defaultsOf(link).flatMap(({ key, table, range, path }): Fault[] => {
      const sameTable = firstOf(inTable, `${key} ${table}`, link.id)
      const first = firstOf(seen, key, link.id) ?? sameTable
      if (first === undefined) return []
      const renderers = sameTable === undefined ? parsedRenderers : 'all'
      const args = { first: sameTable ?? first }
      return [{ code: 'two-default-routes', effect: 'none', renderers, path, range, args }]
    }),
  )
}

/** Who came first with this key; `undefined` when it is this one. */
function firstOf(seen: Map<string, string>, key: string, id: string): string | undefined {
  const first = seen.get(key)
  if (first === undefined) seen.set(key, id)
  return first
}

const defaultsOf = ({ gateways, routes }: Link) => [
  ...gateways.map(({ text, range, path }) => ({ key: `${family(text)} null`, table: null, range, path })),
  ...routes
    .filter(({ to }) => to === 'default' || to.endsWith('/0'))
    .map(({ to, via, metric, table, range, path }) => ({
      key: `${family(via ?? to)} ${metric}`,
      table: table === mainTable ? null : table,
      range,
      path,
    })),
]

/** rtnetlink's number of the table that a route without one goes into. */
const mainTable = '254'

const family = (address: string): string => (address.includes(':') ? 'IPv6' : 'IPv4')
