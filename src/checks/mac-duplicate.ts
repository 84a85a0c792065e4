import { indexOf, type NicOfVm } from '../kubevirt/vm-index.ts'
import { type Check, defineCheck } from './define-check.ts'
import { defineFaultCheck } from './define-fault-check.ts'

const inNetworkConfig = defineFaultCheck({
  code: 'mac-duplicate',
  severity: 'error',
  effect: 'nic-down',
  step: 'nic',
  sources: [
    'cloud-init: net/__init__.py (the MAC addresses waited for are a set), stages.py (renaming)',
    'https://github.com/kubevirt/kubevirt/issues/11113',
  ],
  message: ({ entry, first, value }) =>
    `"${first}" and "${entry}" both claim MAC ${value}; they are one NIC to cloud-init, so one of the two entries never applies and nothing complains`,
  help: ({ entry }) => `Give "${entry}" the MAC address of its own NIC.`,
})

const inVmSpec = defineCheck({
  ...inNetworkConfig,
  *find({ vm, manifests }) {
    if (!vm || !manifests) return
    for (const nic of vm.interfaces) {
      const same = nic.normalMac === null ? [] : (indexOf(manifests).byMac.get(nic.normalMac) ?? [])
      const shared = same.find((each) => isAnother(each, { vm, nic }))
      if (!nic.mac || (!shared && vm.replicas < 2)) continue
      const related = shared?.nic.mac
        ? [
            {
              message: `interface "${shared.nic.name}" of VM ${shared.vm.name}`,
              location: shared.nic.mac.place,
            },
          ]
        : []
      const others = shared ? `${shared.vm.name}/${shared.nic.name}` : null
      yield {
        at: nic.mac.place,
        related,
        args: {
          interface: nic.name,
          mac: nic.mac.text,
          vm: vm.isTemplate ? (vm.object.name ?? '') : vm.name,
          other: others,
        },
      }
    }
  },
  message: ({ interface: name, mac, vm, other }) =>
    other === null
      ? `every machine made from ${vm} gets MAC ${mac} on interface "${name}"; on one network they take each other's address`
      : `interface "${name}" of VM ${vm} and ${other} have the same MAC ${mac}; on one network one of them stays without address`,
  help: ({ other }) =>
    other === null ? 'Leave macAddress out of the template.' : 'Give each interface a MAC of its own.',
})

const withOriginal = defineCheck({
  ...inVmSpec,
  message: ({ interface: name, mac, vm, original }) =>
    `interface "${name}" of VM ${vm} has the MAC ${mac} of its original ${original}; on one network one of them stays without address`,
  help: () => 'Give the clone a MAC of its own, or leave macAddress out of it.',
  *find({ drift, vm }) {
    const original = drift?.relation === 'clone' ? drift.older.vm : null
    if (!vm || !original) return
    for (const { mac, normalMac, name } of vm.interfaces) {
      const same = original.interfaces.find((nic) => nic.mac && nic.normalMac === normalMac)
      if (!mac || !same?.mac) continue
      yield {
        at: mac.place,
        related: [{ message: `interface "${same.name}" of ${original.name}`, location: same.mac.place }],
        args: { interface: name, mac: mac.text, vm: vm.name, original: original.name },
      }
    }
  },
})

/** Machines of one template are told once; a VM and the VMI made from it are the same. */
const isAnother = (a: NicOfVm, b: NicOfVm): boolean =>
  (a.vm.object !== b.vm.object && (a.vm.name !== b.vm.name || a.vm.namespace !== b.vm.namespace)) ||
  a.nic.name !== b.nic.name

/** One fault and one remedy, whether two entries of network-config share an address or two interfaces of the spec. */
export const macDuplicate: Check<'mac-duplicate'> = {
  ...inNetworkConfig,
  run: (subject) => [inNetworkConfig, inVmSpec, withOriginal].flatMap((check) => check.run(subject)),
}
