import type { Located } from '../kubevirt/located.ts'
import type { Vm } from '../kubevirt/vm.ts'
import { indexOf } from '../kubevirt/vm-index.ts'
import { child } from '../yaml/lookup.ts'
import { defineCheck } from './define-check.ts'

export const vmiDiffers = defineCheck({
  code: 'vmi-differs',
  title: 'The running VMI is not what its VirtualMachine says now',
  severity: 'warning',
  effect: 'at-restart',
  needs: ['vm'],
  sources: ['KubeVirt: pkg/virt-controller/watch/vm/vm.go (RestartRequired)'],
  *find({ vm, manifests }) {
    const spec = vm && manifests && child(vm.object.root, 'status') && indexOf(manifests).machineOf(vm)
    if (!vm || !spec) return
    for (const { field, of, inSpec, running, place } of differences(spec, vm)) {
      const related = [{ message: 'in the running VMI', location: place }]
      yield { at: inSpec.place, related, args: { vm: vm.name, field, of, spec: inSpec.text, running } }
    }
  },
  message: ({ vm, field, of, spec, running }) =>
    `${field}${of === null ? '' : ` of ${of}`} is ${spec} in VirtualMachine ${vm} and ${running ?? 'unset'} in the running VMI: what the VirtualMachine says counts from the next VMI on`,
  help: ({ vm }) =>
    `Restart the VM when that suits (virtctl restart ${vm}); until then judge the guest by the VMI.`,
})

interface FieldDifference {
  readonly field: string
  readonly of: string | null
  readonly inSpec: Located
  readonly running: string | null
  readonly place: Located['place']
}

/** What the spec leaves open is for the cluster to fill in. */
function differences(spec: Vm, running: Vm): readonly FieldDifference[] {
  const macs = spec.interfaces.flatMap(({ name, mac, normalMac }) => {
    const nic = running.interfaces.find((each) => each.name === name)
    const own = nic?.normalMac ?? nic?.statusMac ?? null
    if (!nic || !mac || own === normalMac) return []
    const place = nic.mac?.place ?? nic.place
    return [{ field: 'macAddress', of: `interface "${name}"`, inSpec: mac, running: own, place }]
  })
  return [...identity(spec, running), ...macs, ...secretRefs(spec, running)]
}

function identity({ firmwareUuid: inSpec }: Vm, running: Vm): readonly FieldDifference[] {
  const own = running.firmwareUuid
  if (!inSpec || own?.text.toLowerCase() === inSpec.text.toLowerCase()) return []
  return [
    {
      field: 'firmware.uuid',
      of: null,
      inSpec,
      running: own?.text ?? null,
      place: own?.place ?? running.domainPlace,
    },
  ]
}

function secretRefs(spec: Vm, running: Vm): readonly FieldDifference[] {
  const volume = running.cloudInit
  return (['userData', 'networkData'] as const).flatMap((which) => {
    const inSpec = spec.cloudInit?.[which].secret
    const own = volume?.[which].secret
    if (!inSpec || inSpec.text === own?.text) return []
    const field = which === 'userData' ? 'secretRef' : 'networkDataSecretRef'
    const place = own?.place ?? volume?.place ?? running.namePlace
    return [{ field, of: null, inSpec, running: own?.text ?? null, place }]
  })
}
