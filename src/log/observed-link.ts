import type { LogPlace } from './log-line.ts'

/** One NIC as the guest printed it. */
export interface ObservedLink {
  readonly name: string
  /** The kernel's UP and LOWER_UP; `false` is either nobody manages it, or no carrier. */
  readonly up: boolean
  /** Lower case; `null` where the table has none (`lo`, what is not Ethernet). */
  readonly mac: string | null
  /** With prefix, in the table's order. */
  readonly addresses: readonly string[]
  /** Its first row. */
  readonly place: LogPlace
}

/** One row of `Net device info`: a NIC has one for each address, or one without any. */
export interface DeviceRow {
  readonly name: string
  readonly up: boolean
  readonly mac: string | null
  readonly address: string | null
  readonly place: LogPlace
}

export function linksOf(rows: readonly DeviceRow[]): readonly ObservedLink[] {
  const byName = new Map<string, DeviceRow[]>()
  for (const row of rows) {
    const known = byName.get(row.name)
    if (known) known.push(row)
    else byName.set(row.name, [row])
  }
  return Array.from(byName, ([name, [first, ...others]]) => linkOf(name, first, others)).filter(
    (link) => link !== undefined,
  )
}

function linkOf(
  name: string,
  first: DeviceRow | undefined,
  others: readonly DeviceRow[],
): ObservedLink | undefined {
  if (!first) return undefined
  const rows = [first, ...others]
  return {
    name,
    up: rows.some(({ up }) => up),
    mac: rows.find(({ mac }) => mac !== null)?.mac ?? null,
    addresses: rows.flatMap(({ address }) => address ?? []),
    place: first.place,
  }
}

/** The kernel's own devices and those of container and tunnel software: no NIC of the VM. */
const virtual =
  /^(?:lo|docker|veth|br-|virbr|vnet|cni|flannel|cali|cilium|lxc|lxd|incus|podman|kube|nodelocaldns|ovs|ovn|genev|vxlan|tun|tap|wg|sit|tunl|ip6tnl|gre|erspan|dummy|ifb|teql)[\w.-]*$/i

/** Whether it can be one of the VM's interfaces. */
export const isNic = ({ name }: { readonly name: string }): boolean => !virtual.test(name)

/** An address that others can reach: neither loopback nor link-local. */
export const isUsable = (address: string): boolean =>
  !/^(?:127\.|169\.254\.|fe[89ab][0-9a-f]:|::1\/)/i.test(address)

export const hasAddress = ({ addresses }: ObservedLink): boolean => addresses.some(isUsable)

/** Up, and with an address that others can reach. */
export const isConnected = (link: ObservedLink): boolean => link.up && hasAddress(link)
