import type { Range } from '../yaml/node.ts'
import type { Path } from './fault.ts'

export type LinkKind = 'physical' | 'bond' | 'bridge' | 'vlan' | 'loopback' | 'infiniband' | 'wifi' | 'other'

/** One network interface that network-config describes. */
export interface Link {
  /** The ID of version 2, the name of version 1. */
  readonly id: string
  readonly kind: LinkKind
  /** The name that cloud-init configures: `set-name`, or the ID, or version 1's name. */
  readonly name: string
  /** Where the name stands: `set-name`, the ID, or version 1's name. */
  readonly nameSpot: { readonly range: Range; readonly path: Path }
  readonly mac: LinkMac | null
  readonly matchName: string | null
  readonly matchDrivers: readonly string[]
  /** `match: {}`: netplan takes every physical NIC. */
  readonly matchesAny: boolean
  readonly setName: string | null
  /** cloud-init waits for this MAC and raises when it does not appear. */
  readonly waited: boolean
  readonly dhcp4: boolean
  readonly dhcp6: boolean
  readonly slaac: boolean
  readonly addresses: readonly LinkAddress[]
  /** DHCP or an address is written, be it right or wrong. */
  readonly wantsAddress: boolean
  readonly gateways: readonly LinkAddress[]
  readonly nameservers: readonly string[]
  readonly routes: readonly LinkRoute[]
  /** Members of a bond or bridge, the link of a VLAN. */
  readonly members: readonly string[]
  readonly range: Range
  readonly path: Path
}

export interface LinkMac {
  readonly text: string
  /** Lower-case colon form, when `text` is a MAC in any notation. */
  readonly normal: string | null
  readonly range: Range
  readonly path: Path
}

export interface LinkAddress {
  /** An address carries the prefix length that will be applied. */
  readonly text: string
  readonly range: Range
  readonly path: Path
}

export interface LinkRoute {
  readonly to: string
  readonly via: string | null
  readonly viaSpot: { readonly range: Range; readonly path: Path } | null
  /** The gateway counts as reachable whatever the addresses say; version 2 alone can say so. */
  readonly onLink: boolean
  readonly metric: string | null
  /** The routing table; version 2 alone has one, and only netplan reads it. */
  readonly table: string | null
  readonly range: Range
  readonly path: Path
}
