import type { ForecastLink } from '../forecast/forecast-link.ts'

const how = {
  dhcp4: 'by DHCP',
  dhcp6: 'by DHCPv6',
  dhcp: 'by DHCP',
  slaac: 'by router advertisement',
  static: 'statically',
  manual: 'by hand',
  none: 'not at all',
} as const

/** The NICs that get an address, in words: `enp1s0 gets 10.0.2.2 by DHCP`. */
export function describeLinks(links: readonly ForecastLink[]): string {
  const active = links.filter(({ outcome, method }) => outcome !== 'down' && method !== 'none')
  if (active.length === 0) return 'no NIC is given an address'
  return (
    active.slice(0, 4).map(describe).join(', ') + (active.length > 4 ? `, and ${active.length - 4} more` : '')
  )
}

function describe({ name, vmInterface, method, addresses }: ForecastLink): string {
  const who = name ?? (vmInterface === null ? 'one NIC' : `interface "${vmInterface}"`)
  const what =
    addresses.length > 0 ? addresses.map((address) => address.split('/')[0]).join(' and ') : 'its address'
  return `${who} gets ${what} ${how[method]}`
}
