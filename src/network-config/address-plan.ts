import type { Fault } from './fault.ts'
import { parseNetwork } from './ip-address.ts'
import type { Link, LinkAddress, LinkRoute } from './link.ts'
import { addressedMembers, ownGateways } from './link-plan.ts'
import { reachOf, type Subnetwork, shownSubnets } from './reach.ts'

/** What is wrong with addresses and routes that every program accepts, and Linux or the network does not. */
export const addressPlanFaults = (links: readonly Link[]): readonly Fault[] => [
  ...duplicateAddresses(links),
  ...links.flatMap(({ addresses }) => addresses.flatMap(notHost)),
  ...links.flatMap(outsideGateways),
  ...missingDefault(links),
  ...links.flatMap(ownGateways),
  ...addressedMembers(links),
]

const fault = (
  code: Fault['code'],
  { range, path }: Pick<Fault, 'range' | 'path'>,
  args: Fault['args'],
): Fault => ({ code, effect: 'none', renderers: 'all', path, range, args })

const addressOf = ({ text }: LinkAddress): string => text.split('/', 1)[0] ?? text
const prefixOf = ({ text }: LinkAddress): number => Number(text.split('/', 2)[1])
const subnetOf = (address: LinkAddress): Subnetwork => ({
  address: addressOf(address),
  prefix: prefixOf(address),
})

function duplicateAddresses(links: readonly Link[]): readonly Fault[] {
  const owners = new Map<string, string>()
  return links.flatMap(({ id, kind, addresses }) =>
    addresses.flatMap((address): Fault[] => {
      const parsed = parseNetwork(addressOf(address))
      // Link-local addresses are each link's own, and every guest has the loopback ones.
      if (parsed === null || kind === 'loopback' || isLinkLocal(addressOf(address))) return []
      const key = `${parsed.version} ${parsed.value}`
      const first = owners.get(key)
      if (first === undefined) owners.set(key, id)
      if (first === undefined || first === id) return []
      return [fault('address-duplicate', address, { address: addressOf(address), first })]
    }),
  )
}

/** From /30 down an IPv4 subnet has two addresses that are no host's (RFC 919); /31 and /32 have none (RFC 3021). */
function notHost(address: LinkAddress): readonly Fault[] {
  const parsed = parseNetwork(addressOf(address))
  const prefix = prefixOf(address)
  if (parsed?.version !== 4 || !(prefix > 0 && prefix <= 30)) return []
  const hostBits = (1n << BigInt(32 - prefix)) - 1n
  const host = parsed.value & hostBits
  if (host !== 0n && host !== hostBits) return []
  const role = host === 0n ? 'network' : 'broadcast'
  return [fault('address-not-host', address, { address: address.text, role })]
}

function outsideGateways({ addresses, dhcp4, dhcp6, slaac, routes }: Link): readonly Fault[] {
  if (addresses.length === 0) return []
  const subnets = addresses.map(subnetOf)
  const reaches = reachOf([...subnets, ...routes.flatMap(linkRoute)])
  return routes.flatMap(({ to, via, viaSpot, onLink }): Fault[] => {
    if (via === null || viaSpot === null || onLink || isLinkLocal(via)) return []
    const leased = via.includes(':') ? dhcp6 || slaac : dhcp4
    if (leased || reaches(via) !== false) return []
    const args = { gateway: via, to, isDefault: isDefault(to), addresses: shownSubnets(subnets) }
    return [fault('route-gateway-outside', viaSpot, args)]
  })
}

/** A route without a gateway leads to what is on the link. */
function linkRoute({ to, via }: LinkRoute): readonly Subnetwork[] {
  const network = via === null ? parseNetwork(to) : null
  if (!network) return []
  return [{ address: network.address, prefix: Number(network.suffix ?? (network.version === 4 ? 32 : 128)) }]
}

/** Nothing leads out of the subnets of the static addresses. IPv6 routers announce themselves; IPv4 ones do not. */
function missingDefault(links: readonly Link[]): readonly Fault[] {
  const unknown = links.some(
    ({ kind, dhcp4, dhcp6, slaac }) => kind === 'other' || kind === 'wifi' || dhcp4 || dhcp6 || slaac,
  )
  const leads = links.some(
    ({ gateways, routes }) => gateways.length > 0 || routes.some(({ to }) => isDefault(to)),
  )
  if (unknown || leads) return []
  const own = links
    .filter(({ kind }) => kind !== 'loopback')
    .flatMap(({ id, addresses }) => addresses.filter(isRoutable).map((address) => ({ id, address })))
  const [first] = own
  if (!first) return []
  const subnets = shownSubnets(own.map(({ address }) => subnetOf(address)))
  return [fault('default-route-missing', first.address, { addresses: subnets })]
}

const isRoutable = (address: LinkAddress): boolean =>
  parseNetwork(addressOf(address))?.version === 4 && !isLinkLocal(addressOf(address))

const isDefault = (to: string): boolean => to === 'default' || to.endsWith('/0')
const isLinkLocal = (address: string): boolean => /^(?:169\.254\.|fe[89ab][0-9a-f]:)/i.test(address)
