/** What becomes of one NIC. */
export interface ForecastLink {
  /** The NIC's name in the guest, where it is known. */
  readonly name: string | null
  readonly mac: string | null
  readonly vmInterface: string | null
  readonly method: Method
  /** With prefix. */
  readonly addresses: readonly string[]
  readonly outcome: 'up' | 'down' | 'unknown'
  /** One sentence. */
  readonly why: string
  /** The entry of network-config that applies, and by what; absent where none does. */
  readonly entry?: string
  readonly appliesBy?: 'name' | 'glob' | 'MAC' | 'driver'
  /** Whether the pod's side answers DHCP on this binding; absent where nothing asks for it. */
  readonly dhcp?: 'answered' | 'answered-to-expected-mac' | 'left-to-network'
  /** What the entry sets beside addresses. */
  readonly nameservers?: readonly string[]
  readonly routes?: readonly { readonly to: string; readonly via: string | null }[]
  /** The same NIC with the next pod; absent without a VM, and where two seeds are compared. */
  readonly restart?: Restart
}

/** What becomes of a NIC when the VM gets another pod and nothing else changes. */
export interface Restart {
  readonly outcome: ForecastLink['outcome']
  /** One sentence. */
  readonly why: string
}

export type Method = 'dhcp4' | 'dhcp6' | 'dhcp' | 'slaac' | 'static' | 'manual' | 'none'
