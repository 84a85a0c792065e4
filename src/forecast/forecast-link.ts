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
}

export type Method = 'dhcp4' | 'dhcp6' | 'dhcp' | 'slaac' | 'static' | 'manual' | 'none'
