import type { Fault } from './fault.ts'
import type { Link } from './link.ts'

/** A document that configures devices and gives none of them an address. */
export const noAddressFaults = (links: readonly Link[]): readonly Fault[] => {
  const outward = links.filter(({ kind }) => kind !== 'loopback')
  const [first] = outward
  if (first === undefined || outward.some(({ wantsAddress }) => wantsAddress)) return []
  const { range, path } = first
  return [{ code: 'no-address-at-all', effect: 'none', renderers: 'all', path, range, args: {} }]
}

/** Default routes that have the same metric in the same family: which one wins is chance. */
export const defaultRouteFaults = (links: readonly Link[]): readonly Fault[] => {
  const seen = new Map<string, string>()
  return links.flatMap((link) =>
    defaultsOf(link).flatMap(({ key, range, path }): Fault[] => {
      const first = seen.get(key)
      if (first === undefined) seen.set(key, link.id)
      if (first === undefined) return []
      const args = { first }
      return [{ code: 'two-default-routes', effect: 'none', renderers: 'all', path, range, args }]
    }),
  )
}

const defaultsOf = ({ gateways, routes }: Link) => [
  ...gateways.map(({ text, range, path }) => ({ key: `${family(text)} null`, range, path })),
  ...routes
    .filter(({ to }) => to === 'default' || to.endsWith('/0'))
    .map(({ to, via, metric, range, path }) => ({ key: `${family(via ?? to)} ${metric}`, range, path })),
]

const family = (address: string): string => (address.includes(':') ? 'IPv6' : 'IPv4')
