import type { Vm } from './vm.ts'
import { nameOf, type VmContext } from './vm-context.ts'
import type { VmInterface } from './vm-interface.ts'

/** The machines of the manifests by what must not occur twice. */
export interface VmIndex {
  readonly byMac: ReadonlyMap<string, readonly NicOfVm[]>
  readonly byUuid: ReadonlyMap<string, readonly Vm[]>
  readonly byName: ReadonlyMap<string, readonly Vm[]>
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
  const byMac = new Map<string, NicOfVm[]>()
  const byUuid = new Map<string, Vm[]>()
  const byName = new Map<string, Vm[]>()
  const met = new Set<string>()
  for (const vm of vms) {
    if (met.has(nameOf(vm))) continue
    met.add(nameOf(vm))
    append(byName, vm.name, vm)
    if (vm.firmwareUuid) append(byUuid, vm.firmwareUuid.text.toLowerCase(), vm)
    for (const nic of vm.interfaces) if (nic.normalMac !== null) append(byMac, nic.normalMac, { vm, nic })
  }
  return { byMac, byUuid, byName }
}

function append<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
