import { placeOf } from '../kubevirt/located.ts'
import { child, items, nodeAt, text } from '../yaml/lookup.ts'
import { defineCheck } from './define-check.ts'

export const interfaceWithoutNetwork = defineCheck({
  code: 'interface-without-network',
  title: 'Interfaces and networks of the VM do not belong together by name',
  severity: 'error',
  effect: 'admission',
  needs: ['vm'],
  sources: ['KubeVirt: pkg/network/admitter'],
  *find({ vm }) {
    if (!vm || vm.interfaces.length === 0) return
    const networks = items(child(vm.spec, 'networks'))
    const names = networks.map((node) => text(child(node, 'name')) ?? '')
    const nics = items(nodeAt(vm.spec, ['domain', 'devices', 'interfaces']))
    // Left to KubeVirt or to a preference, or a patch that says nothing about them.
    if (nics.length === 0 || networks.length === 0) return
    for (const nic of vm.interfaces)
      if (!names.includes(nic.name))
        yield { at: nic.place, args: { vm: vm.name, name: nic.name, kind: 'interface' } }
    for (const [index, node] of networks.entries()) {
      const name = names[index] ?? ''
      if (vm.interfaces.some((nic) => nic.name === name)) continue
      const at = placeOf(vm.object, (child(node, 'name') ?? node).range, [...vm.specPath, 'networks', index])
      yield { at, args: { vm: vm.name, name, kind: 'network' } }
    }
  },
  message: ({ vm, name, kind }) =>
    kind === 'interface'
      ? `interface "${name}" of VM ${vm} has no network of that name: KubeVirt refuses the VM`
      : `network "${name}" of VM ${vm} has no interface of that name: KubeVirt refuses the VM`,
  help: ({ name, kind }) =>
    kind === 'interface'
      ? `Add {name: ${name}, pod: {}} (or multus) to networks, or correct the name.`
      : `Add an interface named ${name}, or remove the network.`,
})
