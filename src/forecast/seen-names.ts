import type { Vm } from '../kubevirt/vm.ts'
import { isNic } from '../log/observed-link.ts'
import type { SerialLog } from '../log/serial-log.ts'
import type { Link } from '../network-config/link.ts'

/**
 * The VM with the names that its guest has shown in the place of predicted ones: by MAC, or because there is one NIC
 * only. A name that network-config itself gave says nothing about the one that the entry was matched by.
 */
export function withSeenNames(vm: Vm | null, log: SerialLog | null, entries: readonly Link[]): Vm | null {
  const nics = (log?.links ?? [])
    .filter(isNic)
    .filter(({ name }) => !entries.some((each) => each.setName === name))
  if (!vm || nics.length === 0) return vm
  const interfaces = vm.interfaces.map((nic) => {
    const mac = nic.normalMac ?? nic.statusMac
    const only = vm.interfaces.length === 1 && nics.length === 1 && mac === null ? nics[0] : undefined
    const seen = mac === null ? only : nics.find((each) => each.mac === mac)
    return seen ? { ...nic, guestName: seen.name } : nic
  })
  return { ...vm, interfaces }
}
