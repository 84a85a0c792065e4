import { groupBy } from './group-by.ts'
import type { Vm } from './vm.ts'
import { nameOf, type VmContext } from './vm-context.ts'
import type { VmInterface } from './vm-interface.ts'

/** The machines of the manifests by what must not occur twice. */
export interface VmIndex {
  readonly byMac: ReadonlyMap<string, readonly NicOfVm[]>
  readonly byUuid: ReadonlyMap<string, readonly Vm[]>
  readonly byName: ReadonlyMap<string, readonly Vm[]>
  /** The VirtualMachine that a VMI was made from. */
  machineOf(vmi: Vm): Vm | undefined
}

export interface NicOfVm {
  readonly vm: Vm
  readonly nic: VmInterface
}

const known = new WeakMap<VmContext, VmIndex>()

export function indexOf(context: VmContext): VmIndex {
  const found = known.get(context) ?? buildIndex(context)
  known.set(context, found)
  return found
}

/** A VM and the VMI made from it are one machine, told from the first of them. */
function buildIndex({ vms }: VmContext): VmIndex {
  const machines = [...new Map([...vms].reverse().map((vm) => [nameOf(vm), vm])).values()].reverse()
  const specs = new Map(
    vms.filter(({ kind }) => kind === 'VirtualMachine').map((vm) => [nameOf(vm), vm] as const),
  )
  const nics = machines.flatMap((vm) => vm.interfaces.map((nic) => ({ vm, nic })))
  return {
    byMac: groupBy(
      nics.filter(({ nic }) => nic.normalMac !== null),
      ({ nic }) => nic.normalMac ?? '',
    ),
    byUuid: groupBy(
      machines.filter(({ firmwareUuid }) => firmwareUuid),
      ({ firmwareUuid }) => firmwareUuid?.text.toLowerCase() ?? '',
    ),
    byName: groupBy(machines, ({ name }) => name),
    machineOf: (vmi) => (vmi.kind === 'VirtualMachineInstance' ? specs.get(nameOf(vmi)) : undefined),
  }
}
