import type { Fault } from './fault.ts'
import { parseNetwork } from './ip-address.ts'
import type { Link, LinkAddress } from './link.ts'

/** What is wrong with how links stand to each other and to their gateways. Programs take it; the traffic suffers. */
const fault = (
  code: Fault['code'],
  { range, path }: Pick<Fault, 'range' | 'path'>,
  args: Fault['args'],
): Fault => ({ code, effect: 'none', renderers: 'all', path, range, args })

/** The subnet as one word; `null` for a host route, for what is no address, and for link-local ones. */
function subnetKey({ text }: LinkAddress): string | null {
  const parsed = parseNetwork(text)
  if (parsed === null || parsed.suffix === null) return null
  const bits = parsed.version === 4 ? 32 : 128
  const prefix = Number(parsed.suffix)
  const isLinkLocal = parsed.version === 6 ? parsed.value >> 118n === 0x3fan : parsed.value >> 16n === 0xa9fen
  if (isLinkLocal || !(prefix > 0 && prefix < bits)) return null
  return `${parsed.version} ${prefix} ${parsed.value >> BigInt(bits - prefix)}`
}

export interface SharedSubnet {
  readonly address: LinkAddress
  readonly link: Link
  /** The link that was there before. */
  readonly first: Link
}

/** Linux sends to a subnet by one link only and answers ARP for either address on both. */
export function sharedSubnets(links: readonly Link[]): readonly SharedSubnet[] {
  const owners = new Map<string, { readonly first: Link; readonly text: string }>()
  return links.flatMap((link) => {
    if (link.kind === 'loopback') return []
    return link.addresses.flatMap((address): SharedSubnet[] => {
      const key = subnetKey(address)
      if (key === null) return []
      const owner = owners.get(key)
      if (owner === undefined) owners.set(key, { first: link, text: address.text })
      if (owner === undefined || owner.first === link || owner.text === address.text) return []
      return [{ address, link, first: owner.first }]
    })
  })
}

/** The kernel refuses a route by a gateway that is an address of its own. */
export function ownGateways({ addresses, gateways, routes }: Link): readonly Fault[] {
  if (gateways.length === 0 && routes.length === 0) return []
  const own = new Set(addresses.flatMap(({ text }) => numberOf(text.split('/', 1)[0] ?? '')))
  const hops = [
    ...gateways.map((gateway) => ({ text: gateway.text, spot: gateway })),
    ...routes.flatMap(({ via, viaSpot }) => (via !== null && viaSpot ? [{ text: via, spot: viaSpot }] : [])),
  ]
  return hops
    .filter(({ text }) => numberOf(text).some((value) => own.has(value)))
    .map(({ text, spot }) => fault('gateway-own-address', spot, { gateway: text }))
}

const numberOf = (text: string): readonly string[] => {
  const parsed = parseNetwork(text)
  return parsed === null ? [] : [`${parsed.version} ${parsed.value}`]
}

/** What a member of a bond or bridge receives goes to its master; an address of its own is never answered. */
export function addressedMembers(links: readonly Link[]): readonly Fault[] {
  const masters = new Map(
    links
      .filter(({ kind }) => kind === 'bond' || kind === 'bridge')
      .flatMap(({ id, members }) => members.map((member) => [member, id] as const)),
  )
  if (masters.size === 0) return []
  return links.flatMap((link): Fault[] => {
    const master = masters.get(link.id) ?? masters.get(link.name)
    const [first] = link.addresses
    if (master === undefined || (first === undefined && !link.dhcp4)) return []
    const what = first === undefined ? 'dhcp' : 'static'
    return [fault('member-with-address', first ?? link, { master, what })]
  })
}
