import { parseNetwork } from './ip-address.ts'

/** An address with the prefix length of its subnet. */
export interface Subnetwork {
  readonly address: string
  readonly prefix: number
}

/**
 * Whether an address lies in one of these subnets; `null` when it is no bare address. A question costs one look-up
 * for each prefix length that occurs, however many the subnets are.
 */
export const reachOf = (subnets: readonly Subnetwork[]): ((address: string) => boolean | null) => {
  const parts = new Set<string>()
  const prefixes = new Set<number>()
  for (const { address, prefix } of subnets) {
    const part = partOf(address, prefix)
    if (part === null) continue
    parts.add(part)
    prefixes.add(prefix)
  }
  return (address) => {
    const parsed = parseNetwork(address)
    if (parsed === null || parsed.suffix !== null) return null
    if (isLinkLocalIpv6(address)) return true
    return [...prefixes].some((prefix) => parts.has(partOf(address, prefix) ?? ''))
  }
}

/** fe80::/10: every link with IPv6 has that subnet, written down or not. */
const isLinkLocalIpv6 = (address: string): boolean => /^fe[89ab][0-9a-f]:/i.test(address)

/** The leading bits of an address. */
const partOf = (address: string, prefix: number): string | null => {
  const parsed = parseNetwork(address)
  if (parsed === null) return null
  const bits = parsed.version === 4 ? 32 : 128
  return `${parsed.version} ${prefix} ${parsed.value >> BigInt(Math.max(0, bits - prefix))}`
}

/** As many subnets as a message names. */
export const shownSubnets = (subnets: readonly Subnetwork[]): readonly string[] =>
  subnets.slice(0, 4).map(({ address, prefix }) => `${address}/${prefix}`)
