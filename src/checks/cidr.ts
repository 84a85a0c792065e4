import { masqueradePeer } from '../forecast/masquerade.ts'
import { placeOf } from '../kubevirt/located.ts'
import { child, items, nodeAt, text } from '../yaml/lookup.ts'
import { defineCheck } from './define-check.ts'

export const cidr = defineCheck({
  code: 'cidr',
  title: 'vmNetworkCIDR is no network with room for gateway and guest',
  severity: 'error',
  effect: 'admission',
  needs: ['vm'],
  sources: ['KubeVirt: pkg/network/link/address.go'],
  *find({ vm }) {
    if (!vm) return
    for (const [index, network] of items(child(vm.spec, 'networks')).entries()) {
      const node = nodeAt(network, ['pod', 'vmNetworkCIDR'])
      const written = text(node)
      const nic = vm.interfaces.find(({ name }) => name === text(child(network, 'name')))
      if (!node || written === undefined || nic?.binding !== 'masquerade' || masqueradePeer(nic)) continue
      const at = placeOf(vm.object, node.range, [...vm.specPath, 'networks', index, 'pod', 'vmNetworkCIDR'])
      yield { at, args: { cidr: written, interface: nic.name } }
    }
  },
  message: ({ cidr: written, interface: name }) =>
    `vmNetworkCIDR "${written}" of interface "${name}" has no room for a gateway and a guest: the API accepts it, and the VM does not start`,
  help: () => 'Write an IPv4 network of at least four addresses, such as 10.0.2.0/24.',
})
