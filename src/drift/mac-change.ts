import { linkFor } from '../forecast/link-for.ts'
import type { Vm } from '../kubevirt/vm.ts'
import type { VmInterface } from '../kubevirt/vm-interface.ts'
import type { NetworkConfig } from '../network-config/network-config.ts'

/** An interface whose MAC is another than before; `null`: the cluster picks one per pod. */
export interface MacChange {
  readonly interface: string
  readonly older: string | null
  readonly newer: string | null
  /** The network that the guest's disk keeps is bound to the MAC of its first boot. */
  readonly remembered: boolean
  readonly nic: VmInterface
}

/** `kept`: the network that stays in the guest, `null` where it is written anew. */
export function compareMacs(
  older: Vm | null,
  newer: Vm | null,
  kept: NetworkConfig | null,
): readonly MacChange[] {
  if (!older || !newer) return []
  return newer.interfaces.flatMap((nic) => {
    const before = older.interfaces.find(({ name }) => name === nic.name)
    if (!before || before.normalMac === nic.normalMac) return []
    const remembered = kept !== null && isBoundToMac(before, kept)
    return { interface: nic.name, older: before.normalMac, newer: nic.normalMac, remembered, nic }
  })
}

/** cloud-init's own fallback is; an entry is where it matches by MAC. */
function isBoundToMac(nic: VmInterface, { status, outcome, links }: NetworkConfig): boolean {
  if (status === 'absent' || outcome === 'fallback') return true
  const found = linkFor(nic, links)
  return found.status === 'applies' && found.by === 'MAC'
}
