import type { VmInterface } from '../kubevirt/vm-interface.ts'

/** What KubeVirt's masquerade binding leads traffic to when the spec says nothing. */
const defaultCidr = '10.0.2.0/24'

export interface MasqueradePeer {
  /** The one address in the guest that the pod's NAT leads to, with prefix. */
  readonly guest: string
  readonly gateway: string
}

/** The second and first host address of `vmNetworkCIDR`; `undefined` where that is no usable IPv4 network. */
export function masqueradePeer({ vmNetworkCidr }: VmInterface): MasqueradePeer | undefined {
  const [, network, prefix] =
    /^(\d{1,3}(?:\.\d{1,3}){3})\/(\d{1,2})$/.exec(vmNetworkCidr ?? defaultCidr) ?? []
  const octets = network?.split('.').map(Number) ?? []
  const length = Number(prefix)
  if (octets.length !== 4 || octets.some((octet) => octet > 255) || length > 30) return undefined
  const size = 2 ** (32 - length)
  const value = octets.reduce((sum, octet) => sum * 256 + octet, 0)
  const base = value - (value % size)
  return { guest: `${dotted(base + 2)}/${length}`, gateway: dotted(base + 1) }
}

const dotted = (value: number): string =>
  [2 ** 24, 2 ** 16, 2 ** 8, 1].map((unit) => Math.floor(value / unit) % 256).join('.')

/** What DHCP gives the guest on this interface, where KubeVirt itself answers it. */
export function leasedAddresses(nic: VmInterface): readonly string[] {
  const peer = nic.binding === 'masquerade' ? masqueradePeer(nic) : undefined
  return peer ? [peer.guest] : []
}
