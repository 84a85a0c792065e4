import { missedServicePorts } from '../kubevirt/service.ts'
import { defineCheck } from './define-check.ts'

export const servicePort = defineCheck({
  code: 'service-port',
  title: 'A Service leads to a port that the interface does not forward',
  severity: 'warning',
  effect: 'setting-lost',
  needs: ['vm'],
  sources: ['KubeVirt: pkg/network/setup (NAT rules of masquerade)'],
  *find({ vm, manifests }) {
    if (!vm || !manifests) return
    for (const { nic, service, port, protocol, place } of missedServicePorts(vm, manifests.objects)) {
      const related = [{ message: `interface "${nic.name}" lists its ports`, location: nic.place }]
      yield { at: place, related, args: { service, port, protocol, interface: nic.name, vm: vm.name } }
    }
  },
  message: ({ service, port, protocol, interface: name, vm }) =>
    `Service ${service} leads to port ${port}/${protocol} of VM ${vm}, and interface "${name}" forwards only the ports that it lists, without this one`,
  help: ({ port }) => `Add {port: ${port}} to the ports of the interface, or list no ports to forward all.`,
})
