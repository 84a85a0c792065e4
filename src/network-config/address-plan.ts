import type { Fault } from './fault.ts'
import { parseNetwork } from './ip-address.ts'
import type { Link, LinkAddress, LinkRoute } from './link.ts'
import { addressedMembers, ownGateways } from './link-plan.ts'
import { reachOf, type Subnetwork, shownSubnets } from './reach.ts'

/** What is wrong with addresses and routes that every program accepts, and Linux or the network does not. */
export const addressPlanFaults = (links: readonly Link[]): readonly Fault[] => {
  const planned = links.map((link) => ({ link, addresses: link.addresses.flatMap(plannedOf) }))
  return [
    ...duplicateAddresses(planned),
    ...planned.flatMap(({ addresses }) => addresses.flatMap(notHost)),
    ...planned.flatMap(outsideGateways),
    ...missingDefault(planned),
    ...links.flatMap(ownGateways),
    ...addressedMembers(links),
  ]
}

/** An address of a link, taken apart once. */
interface Planned extends Subnetwork {
  readonly at: LinkAddress
  readonly version: 4 | 6
  readonly value: bigint
}

interface PlannedLink {
  readonly link: Link
  readonly addresses: readonly Planned[]
}

const plannedOf = (at: LinkAddress): readonly Planned[] => {
  const slash = at.text.indexOf('/')
  const parsed = parseNetwork(slash < 0 ? at.text : at.text.slice(0, slash))
  if (parsed === null) return []
  const { version, address, value } = parsed
  return [{ at, version, address, value, prefix: Number(at.text.slice(slash + 1)) }]
}

const fault = (
  code: Fault['code'],
  { range, path }: Pick<Fault, 'range' | 'path'>,
  args: Fault['args'],
): Fault => ({ code, effect: 'none', renderers: 'all', path, range, args })

function duplicateAddresses(links: readonly PlannedLink[]): readonly Fault[] {
  const owners = { 4: new Map<bigint, string>(), 6: new Map<bigint, string>() }
  return links.flatMap(({ link: { id, kind }, addresses }) =>
    addresses.flatMap(({ at, version, address, value }): Fault[] => {
      // Link-local addresses are each link's own, and every guest has the loopback ones.
      if (kind === 'loopback' || isLinkLocal(address)) return []
      const first = owners[version].get(value)
      if (first === undefined) owners[version].set(value, id)
      if (first === undefined || first === id) return []
      return [fault('address-duplicate', at, { address, first })]
    }),
  )
}

/** From /30 down an IPv4 subnet has two addresses that are no host's (RFC 919); /31 and /32 have none (RFC 3021). */
function notHost({ at, version, value, prefix }: Planned): readonly Fault[] {
  if (version !== 4 || !(prefix > 0 && prefix <= 30)) return []
  const hostBits = 2 ** (32 - prefix) - 1
  const host = Number(value) % (hostBits + 1)
  if (host !== 0 && host !== hostBits) return []
  const role = host === 0 ? 'network' : 'broadcast'
  return [fault('address-not-host', at, { address: at.text, role })]
}

function outsideGateways({ link, addresses }: PlannedLink): readonly Fault[] {
  const { dhcp4, dhcp6, slaac, routes } = link
  if (addresses.length === 0 || routes.length === 0) return []
  const reaches = reachOf([...addresses, ...routes.flatMap(linkRoute)])
  return routes.flatMap(({ to, via, viaSpot, onLink }): Fault[] => {
    if (via === null || viaSpot === null || onLink || isLinkLocal(via)) return []
    const leased = via.includes(':') ? dhcp6 || slaac : dhcp4
    if (leased || reaches(via) !== false) return []
    const args = { gateway: via, to, isDefault: isDefault(to), addresses: shownSubnets(addresses) }
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
function missingDefault(links: readonly PlannedLink[]): readonly Fault[] {
  const unknown = links.some(
    ({ link: { kind, dhcp4, dhcp6, slaac } }) =>
      kind === 'other' || kind === 'wifi' || dhcp4 || dhcp6 || slaac,
  )
  const leads = links.some(
    ({ link: { gateways, routes } }) => gateways.length > 0 || routes.some(({ to }) => isDefault(to)),
  )
  if (unknown || leads) return []
  const own = links
    .filter(({ link }) => link.kind !== 'loopback')
    .flatMap(({ addresses }) => addresses.filter(isRoutable))
  const [first] = own
  return first ? [fault('default-route-missing', first.at, { addresses: shownSubnets(own) })] : []
}

const isRoutable = ({ version, address }: Planned): boolean => version === 4 && !isLinkLocal(address)

const isDefault = (to: string): boolean => to === 'default' || to.endsWith('/0')
const isLinkLocal = (address: string): boolean => /^(?:169\.254\.|fe[89ab][0-9a-f]:)/i.test(address)
